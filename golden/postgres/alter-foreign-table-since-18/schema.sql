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

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Remote" (
    "id" INTEGER,
    "n" INTEGER CONSTRAINT "n there" NOT NULL,
    "m" INTEGER NOT NULL NO INHERIT,
    "twice" INTEGER GENERATED ALWAYS AS (id * 2) VIRTUAL,
    "sure" INTEGER CONSTRAINT "sure there" NOT NULL NO INHERIT,

    CONSTRAINT "Remote_m_check" CHECK (m > 0)
) SERVER "far";

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Remote"'::regclass::oid AND conname = 'later') THEN
        ALTER TABLE "Remote" ADD CONSTRAINT "later" NOT NULL "id" NOT VALID;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Remote"'::regclass::oid AND conname = 'unsure') THEN
        ALTER TABLE "Remote" ADD CONSTRAINT "unsure" CHECK (n > 0) NOT ENFORCED;
    END IF;
END
$$;
