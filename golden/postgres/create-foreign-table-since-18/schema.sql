-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'plain') THEN
        CREATE FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'far') THEN
        CREATE SERVER "far" FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Source" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT DEFAULT 'x',
    "b" INTEGER GENERATED ALWAYS AS (id + 1) STORED,
    "c" TEXT,

    CONSTRAINT "checked" CHECK (id > 0)
);

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "LikeAll" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT DEFAULT 'x',
    "b" INTEGER GENERATED ALWAYS AS (id + 1) STORED,
    "c" TEXT,
    "more" TEXT,

    CONSTRAINT "checked" CHECK (id > 0)
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "LikeEach" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT DEFAULT 'x',
    "b" INTEGER GENERATED ALWAYS AS (id + 1) STORED,
    "c" TEXT,

    CONSTRAINT "checked" CHECK (id > 0)
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "LikeLess" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT,
    "b" INTEGER,
    "c" TEXT
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "LikeNone" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT,
    "b" INTEGER,
    "c" TEXT
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Limits" (
    "a" INTEGER NOT NULL NO INHERIT,
    "b" INTEGER,
    "c" INTEGER,
    "d" INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL,
    "e" INTEGER CONSTRAINT "e needed" NOT NULL NO INHERIT,

    CONSTRAINT "apart" CHECK (a <> c),
    CONSTRAINT "c sure" CHECK (c > 0)
) SERVER "far";

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Limits"'::regclass::oid AND conname = 'Limits_b_check') THEN
        ALTER TABLE "Limits" ADD CONSTRAINT "Limits_b_check" CHECK (b > 0) NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Limits"'::regclass::oid AND conname = 'together') THEN
        ALTER TABLE "Limits" ADD CONSTRAINT "together" CHECK (a > b) NO INHERIT NOT ENFORCED;
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'LikeAll_a_c_stat' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "LikeAll_a_c_stat" ON "a", "c" FROM "LikeAll";
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'LikeEach_a_c_stat' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "LikeEach_a_c_stat" ON "a", "c" FROM "LikeEach";
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'source_stats' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "source_stats" ON "a", "c" FROM "Source";
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"LikeAll"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"LikeAll"'::regclass::oid AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "LikeAll"."a" IS 'of a';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"LikeEach"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"LikeEach"'::regclass::oid AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "LikeEach"."a" IS 'of a';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"Source"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Source"'::regclass::oid AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "Source"."a" IS 'of a';
    END IF;
END
$$;
