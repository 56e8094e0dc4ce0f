-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('touch()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "touch"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN NEW; END $function$;
    END IF;
END
$squash$;

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
CREATE TABLE IF NOT EXISTS "Base" (
    "id" INTEGER CONSTRAINT "Base_id_not_null" NOT NULL,
    "at" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "ByKind" (
    "kind" TEXT CONSTRAINT "ByKind_kind_not_null" NOT NULL,
    "n" INTEGER
) PARTITION BY LIST (kind);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" BIGINT CONSTRAINT "Event_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "Event_at_not_null" NOT NULL,
    "kind" TEXT
) PARTITION BY RANGE (at);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Hashed" (
    "id" INTEGER CONSTRAINT "Hashed_id_not_null" NOT NULL
) PARTITION BY HASH (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Noted" (
    "note" TEXT,

    CONSTRAINT "noted" CHECK (note <> ''::text)
);

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "ByKind_ab" (
    "kind" TEXT CONSTRAINT "ByKind_kind_not_null" NOT NULL,
    "n" INTEGER NOT NULL
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "ByKind_rest" (
    "kind" TEXT CONSTRAINT "ByKind_kind_not_null" NOT NULL,
    "n" INTEGER
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Child" (
    "id" INTEGER DEFAULT 7,
    "extra" TEXT
) INHERITS ("Base", "Noted") SERVER "far" OPTIONS (file 'x');

-- CreateTable
CREATE TABLE IF NOT EXISTS "LocalGrandchild" () INHERITS ("Child");

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Event_2024" (
    "id" BIGINT CONSTRAINT "Event_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "Event_at_not_null" NOT NULL,
    "kind" TEXT DEFAULT 'x',

    CONSTRAINT "Event_2024_kind_check" CHECK (kind <> ''::text),
    CONSTRAINT "own" CHECK (id > 10)
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Event_old" (
    "id" BIGINT CONSTRAINT "Event_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "Event_at_not_null" NOT NULL,
    "kind" TEXT
) SERVER "far" OPTIONS (table_name 'old');

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Hashed_1" (
    "id" INTEGER CONSTRAINT "Hashed_id_not_null" NOT NULL
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Nothing" () SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Remote" (
    "id" INTEGER OPTIONS (column_name 'ID', key 'true') NOT NULL,
    "name" VARCHAR(20) OPTIONS (column_name 'it''s') COLLATE "C" CONSTRAINT "named" NOT NULL,
    "note" TEXT DEFAULT 'none',
    "amount" DECIMAL(10,2),
    "twice" DECIMAL GENERATED ALWAYS AS (amount * (2)::numeric) STORED,

    CONSTRAINT "Remote_id_check" CHECK (id > 0) NO INHERIT,
    CONSTRAINT "Remote_name_check" CHECK ((name)::text <> ''::text),
    CONSTRAINT "known" CHECK (note = ANY (ARRAY['none'::text, 'some'::text])),
    CONSTRAINT "positive" CHECK (amount > (0)::numeric) NO INHERIT
) SERVER "far" OPTIONS (schema 'a;b', table_name 'REMOTE');

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"ByKind_ab"'::regclass::oid) THEN
        ALTER TABLE ONLY "ByKind" ATTACH PARTITION "ByKind_ab" FOR VALUES IN ('a', 'b');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"ByKind_rest"'::regclass::oid) THEN
        ALTER TABLE ONLY "ByKind" ATTACH PARTITION "ByKind_rest" DEFAULT;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2024"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_2024" FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_old"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_old" FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Hashed_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Hashed" ATTACH PARTITION "Hashed_1" FOR VALUES WITH (modulus 2, remainder 1);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Seen"') IS NULL THEN
CREATE VIEW "Seen" AS
 SELECT id,
    twice
   FROM "Remote";
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass::oid AND tgname = 'touched' AND NOT tgisinternal) THEN
        CREATE TRIGGER "touched" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;
