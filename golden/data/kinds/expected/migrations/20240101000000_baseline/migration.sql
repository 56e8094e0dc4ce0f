-- Baseline, made by squash: it replaces migration 20240101000000_init.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240101000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["ef17496f43571dfa35025976fe32d760f753a610694108355adf87ca8efd192c", "ce081587b085c251c8a5c815274e9b60dcc78a94302d9ab79ab428b824e1991a"]
    }';
    state record;
    preface text := '';
BEGIN
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') IS NULL THEN
        RETURN;
    END IF;
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') <> to_regclass('"_prisma_migrations"') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = 'A temporary table hides "_prisma_migrations".',
            HINT = 'drop it.';
    END IF;

    WITH
        wanted AS (
            SELECT s.name, s.checksums::jsonb AS checksums, s.position
            FROM json_each(squashed) WITH ORDINALITY AS s (name, checksums, position)
        ),
        -- Prisma's words: applied is finished and not rolled back, failed is neither finished nor rolled back.
        tries AS (
            SELECT
                l.id, l.migration_name AS name, l.checksum, l.started_at,
                l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL AS applied,
                l.finished_at IS NULL AND l.rolled_back_at IS NULL AS failed,
                w.position, w.checksums
            FROM "_prisma_migrations" AS l LEFT JOIN wanted AS w ON w.name = l.migration_name
        )
    SELECT
        (SELECT count(*) FROM "_prisma_migrations") AS rows,
        (SELECT count(*) FROM wanted) AS total,
        (SELECT name FROM wanted ORDER BY position DESC LIMIT 1) AS last,
        (SELECT count(*) FROM tries WHERE position IS NOT NULL AND (applied OR failed)) AS held,
        ARRAY(
            SELECT w.name FROM wanted AS w LEFT JOIN tries AS t ON t.name = w.name AND t.applied
            WHERE t.id IS NULL ORDER BY w.position
        ) AS missing,
        ARRAY(SELECT name FROM tries WHERE failed AND name <> baseline ORDER BY started_at, id) AS failed,
        ARRAY(
            SELECT name FROM tries WHERE applied AND position IS NULL AND name <> baseline ORDER BY started_at, id
        ) AS unknown,
        -- Old ledgers print each byte of the checksum without padding: 0a as a, 00 as 0.
        ARRAY(
            SELECT format('"%s" (%s in the ledger, %s in git)', name, left(checksum, 8), left(checksums ->> 0, 8))
            FROM tries
            WHERE applied AND position IS NOT NULL AND NOT checksums @> to_jsonb(checksum) AND NOT (
                length(checksum) < 64 AND checksum IN (
                    SELECT replace(replace(regexp_replace(padded, '(..)', E'.\\1', 'g'), '.0', ''), '.', '')
                    FROM jsonb_array_elements_text(checksums) AS padded
                )
            )
            ORDER BY position, id
        ) AS edited,
        (SELECT id FROM tries WHERE name = baseline AND applied ORDER BY started_at, id LIMIT 1) AS baseline_id,
        (SELECT count(*) FROM tries WHERE name = baseline AND failed) > 0 AS baseline_open
    INTO state;

    IF state.baseline_open THEN
        preface := format('First run `npx prisma@7 migrate resolve --rolled-back %s`, for this attempt. Then: ', baseline);
    END IF;
    IF state.failed <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = format('Migration "%s" failed on this database and was never resolved.', state.failed[1]),
            HINT = preface || format(
                'mend what it left behind and run `npx prisma@7 migrate resolve --rolled-back %1$s`, or `--applied %1$s` '
                'if its changes are complete.', state.failed[1]);
    END IF;
    IF state.held = 0 AND state.unknown <> '{}' AND state.baseline_id IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = format(
                'This database ran another history: none of the %s migrations that "%s" replaces is applied, but "%s" is.',
                state.total, baseline, state.unknown[1]),
            HINT = preface || 'check that the connection and its ?schema= are those of this project.';
    END IF;
    IF state.held > 0 AND state.missing <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ001',
            MESSAGE = format(
                'This database is behind: %s of the %s migrations that "%s" replaces are missing, the first is "%s".',
                cardinality(state.missing), state.total, baseline, state.missing[1]),
            HINT = preface || format(
                'finish the old history: check out the commit before the squash, run `npx prisma@7 migrate deploy` '
                'up to %s, then come back.', state.last);
    END IF;
    IF state.edited <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = format(
                'This database ran a version of %s migration(s) that git never held, the first is %s.',
                cardinality(state.edited), state.edited[1]),
            HINT = preface || 'find what that version did, make the database agree with git''s version, and set the '
                'checksum in "_prisma_migrations" to git''s.';
    END IF;
END
$squash$;

-- Schema: from here on the script depends on nothing but the catalog that the history builds.

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
CREATE SCHEMA IF NOT EXISTS "other";

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
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"event_new"'::regclass) THEN
        ALTER TABLE ONLY "event" ATTACH PARTITION "event_new" FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"event_old"'::regclass) THEN
        ALTER TABLE ONLY "event" ATTACH PARTITION "event_old" FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "bare")
    THEN
        INSERT INTO "bare" DEFAULT VALUES;
        INSERT INTO "bare" DEFAULT VALUES;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "child")
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
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "employee")
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
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "event")
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
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "house")
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
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "kept")
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
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "log")
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
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "nokey")
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
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM ONLY "parent")
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
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "unchecked")
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
    IF to_regclass('"_squash_rows"') IS NOT NULL
        AND NOT EXISTS (SELECT FROM "other"."setting")
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
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"unchecked"'::regclass AND conname = 'positive') THEN
        ALTER TABLE "unchecked" ADD CONSTRAINT "positive" CHECK (id > 0) NOT VALID;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"employee"'::regclass AND conname = 'employee_boss_fkey') THEN
        ALTER TABLE "employee" ADD CONSTRAINT "employee_boss_fkey" FOREIGN KEY ("boss") REFERENCES "employee"("id");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"employee"'::regclass AND conname = 'employee_house_fkey') THEN
        ALTER TABLE "employee" ADD CONSTRAINT "employee_house_fkey" FOREIGN KEY ("house") REFERENCES "house"("id");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"house"'::regclass AND conname = 'house_owner_fkey') THEN
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
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"kept"'::regclass AND rulename = 'keep') THEN
CREATE RULE keep AS
    ON INSERT TO "kept" DO INSTEAD NOTHING;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"employee"'::regclass AND tgname = 'noted' AND NOT tgisinternal) THEN
        CREATE TRIGGER "noted" AFTER INSERT OR DELETE OR UPDATE ON "employee" FOR EACH ROW EXECUTE FUNCTION note();
    END IF;
END
$$;

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relforcerowsecurity FROM pg_class WHERE oid = '"employee"'::regclass) THEN
        ALTER TABLE "employee" FORCE ROW LEVEL SECURITY;
    END IF;
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"employee"'::regclass) THEN
        ALTER TABLE "employee" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "employee_id_seq") THEN
        PERFORM setval('"employee_id_seq"', 41);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "log_id_seq") THEN
        PERFORM setval('"log_id_seq"', 1);
    END IF;
END
$$;
