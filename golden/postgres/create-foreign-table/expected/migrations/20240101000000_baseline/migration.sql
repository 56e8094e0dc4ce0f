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
        "20240101000000_init": ["e805234506bab9e82f6f6e17a27e93a37ce0cec924c3c6c1247aad88602964b3", "62ca77fd9d82502c396ad50915412ebadf1fbcaa6030400bdea383802dc0707d"]
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
CREATE SERVER IF NOT EXISTS "far" FOREIGN DATA WRAPPER "plain";

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
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"ByKind_ab"'::regclass) THEN
        ALTER TABLE ONLY "ByKind" ATTACH PARTITION "ByKind_ab" FOR VALUES IN ('a', 'b');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"ByKind_rest"'::regclass) THEN
        ALTER TABLE ONLY "ByKind" ATTACH PARTITION "ByKind_rest" DEFAULT;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2024"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_2024" FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_old"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_old" FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Hashed_1"'::regclass) THEN
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
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass AND tgname = 'touched' AND NOT tgisinternal) THEN
        CREATE TRIGGER "touched" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;
