-- Rows
-- They are inserted where this script makes these tables, and nowhere else: until they are in, a table of
-- its own says so, also to a run that goes on after another one was cut short.
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL
        AND to_regclass('"bare"') IS NULL
        AND to_regclass('"child"') IS NULL
        AND to_regclass('"employee"') IS NULL
        AND to_regclass('"event"') IS NULL
        AND to_regclass('"house"') IS NULL
        AND to_regclass('"kept"') IS NULL
        AND to_regclass('"log"') IS NULL
        AND to_regclass('"nokey"') IS NULL
        AND to_regclass('"parent"') IS NULL
        AND to_regclass('"unchecked"') IS NULL
        AND to_regclass('"other"."setting"') IS NULL
    THEN
        CREATE TABLE "_squash_rows" ();
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"other"') IS NULL THEN
        CREATE SCHEMA "other";
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Colour"') IS NULL THEN
        CREATE TYPE "Colour" AS ENUM ('red', 'green', 'blue');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"pair"') IS NULL THEN
CREATE TYPE "pair" AS (
    "left" INTEGER,
    "right" TEXT
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"short"') IS NULL THEN
        CREATE DOMAIN "short" AS TEXT CONSTRAINT "short_check" CHECK (length(VALUE) < 9);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('known(text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "known"(name text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ SELECT "name" <> 'nobody' $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('note()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "note"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN INSERT INTO log ("what") VALUES (tg_table_name || ' ' || tg_op); RETURN NEW; END $function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "bare" ();

-- CreateTable
CREATE TABLE IF NOT EXISTS "employee" (
    "id" SERIAL NOT NULL,
    "boss" INTEGER,
    "name" short NOT NULL,
    "house" INTEGER,
    "colour" "Colour" NOT NULL DEFAULT 'red',
    "both" pair,
    "size" INTEGER GENERATED ALWAYS AS (length((name)::text)) STORED,

    CONSTRAINT "employee_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "employee_name_check" CHECK (known((name)::text)),
    CONSTRAINT "employee_name_excl" EXCLUDE USING btree (name WITH =)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "empty" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "event" (
    "id" INTEGER CONSTRAINT "event_id_not_null" NOT NULL,
    "day" DATE CONSTRAINT "event_day_not_null" NOT NULL,
    "text" TEXT,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id", "day")
) PARTITION BY RANGE (day);

-- CreateTable
CREATE TABLE IF NOT EXISTS "event_new" (
    "text" TEXT,
    "day" DATE NOT NULL,
    "id" INTEGER NOT NULL,

    CONSTRAINT "event_new_pkey" PRIMARY KEY ("id", "day")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "event_old" (
    "id" INTEGER CONSTRAINT "event_id_not_null" NOT NULL,
    "day" DATE CONSTRAINT "event_day_not_null" NOT NULL,
    "text" TEXT,

    CONSTRAINT "event_old_pkey" PRIMARY KEY ("id", "day")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "house" (
    "id" INTEGER NOT NULL,
    "owner" INTEGER NOT NULL,

    CONSTRAINT "house_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "kept" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "kept_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "log" (
    "id" INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY,
    "what" TEXT,
    "at" DATE DEFAULT '2020-02-29',

    CONSTRAINT "log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "nokey" (
    "a" INTEGER,
    "b" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "other"."setting" (
    "key" TEXT NOT NULL,
    "value" JSON,
    "raw" BYTEA,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "parent" (
    "id" INTEGER CONSTRAINT "parent_id_not_null" NOT NULL,

    CONSTRAINT "parent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "child" (
    "more" TEXT
) INHERITS ("parent");

-- CreateTable
CREATE TABLE IF NOT EXISTS "unchecked" (
    "id" INTEGER
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"event_new"'::regclass::oid) THEN
        ALTER TABLE ONLY "event" ATTACH PARTITION "event_new" FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"event_old"'::regclass::oid) THEN
        ALTER TABLE ONLY "event" ATTACH PARTITION "event_old" FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "bare")
    THEN
        INSERT INTO "bare" DEFAULT VALUES;
        INSERT INTO "bare" DEFAULT VALUES;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "child")
    THEN
        INSERT INTO "child" ("id", "more") VALUES
            (1, 'again'),
            (2, 'two')
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "employee")
    THEN
        INSERT INTO "employee" ("id", "boss", "name", "house", "colour", "both") VALUES
            (3, 7, E'o''neil\n', 2, 'green', NULL),
            (5, 3, 'eve', NULL, 'red', '(,"")'),
            (7, NULL, 'ada', 1, 'blue', E'(1,"a ""b"", \\\\c")')
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "event")
    THEN
        INSERT INTO "event" ("id", "day", "text") VALUES
            (1, '1999-12-31', 'old'),
            (2, '2024-02-29', 'new'),
            (3, '0044-03-15 BC', 'ides')
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "house")
    THEN
        INSERT INTO "house" ("id", "owner") VALUES
            (1, 3),
            (2, 7)
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "kept")
    THEN
        INSERT INTO "kept" ("id") VALUES
            (1),
            (2)
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "log")
    THEN
        INSERT INTO "log" ("id", "what", "at") OVERRIDING SYSTEM VALUE VALUES
            (1, 'employee UPDATE', '2020-02-29')
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "nokey")
    THEN
        INSERT INTO "nokey" ("a", "b") VALUES
            (1, NULL),
            (2, 'x'),
            (2, 'x'),
            (NULL, '')
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM ONLY "parent")
    THEN
        INSERT INTO "parent" ("id") VALUES
            (1)
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "unchecked")
    THEN
        INSERT INTO "unchecked" ("id") VALUES
            (-1)
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "other"."setting")
    THEN
        INSERT INTO "other"."setting" ("key", "value", "raw") VALUES
            ('B', 'null', NULL),
            ('a', '"x"', E'\\x'),
            ('b', '{"b": 1,  "a": [1,2]}', E'\\x00ff27')
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- DropTable
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NOT NULL THEN
        DROP TABLE "_squash_rows";
    END IF;
END
$$;

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"unchecked"'::regclass::oid AND conname = 'positive') THEN
        ALTER TABLE "unchecked" ADD CONSTRAINT "positive" CHECK (id > 0) NOT VALID;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"employee"'::regclass::oid AND conname = 'employee_boss_fkey') THEN
        ALTER TABLE "employee" ADD CONSTRAINT "employee_boss_fkey" FOREIGN KEY ("boss") REFERENCES "employee"("id");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"employee"'::regclass::oid AND conname = 'employee_house_fkey') THEN
        ALTER TABLE "employee" ADD CONSTRAINT "employee_house_fkey" FOREIGN KEY ("house") REFERENCES "house"("id");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"house"'::regclass::oid AND conname = 'house_owner_fkey') THEN
        ALTER TABLE "house" ADD CONSTRAINT "house_owner_fkey" FOREIGN KEY ("owner") REFERENCES "employee"("id");
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"totals"') IS NULL THEN
CREATE MATERIALIZED VIEW "totals" AS
 SELECT count(*) AS employees
   FROM employee;
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"kept"'::regclass::oid AND rulename = 'keep') THEN
CREATE RULE keep AS
    ON INSERT TO "kept" DO INSTEAD NOTHING;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"employee"'::regclass::oid AND tgname = 'noted' AND NOT tgisinternal) THEN
        CREATE TRIGGER "noted" AFTER INSERT OR DELETE OR UPDATE ON "employee" FOR EACH ROW EXECUTE FUNCTION note();
    END IF;
END
$$;

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relforcerowsecurity FROM pg_class WHERE oid = '"employee"'::regclass::oid) THEN
        ALTER TABLE "employee" FORCE ROW LEVEL SECURITY;
    END IF;
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"employee"'::regclass::oid) THEN
        ALTER TABLE "employee" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "employee_id_seq") THEN
        PERFORM pg_catalog.setval('"employee_id_seq"', 41);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "log_id_seq") THEN
        PERFORM pg_catalog.setval('"log_id_seq"', 1);
    END IF;
END
$$;
