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
        "20240101000000_init": ["22864dd12fee66f813c7abc42aa274b2a21088271038d42c19efa6c42d848147", "63170148f8ce3243213edda92ce107f72e389410c0cd611e6f8161748ba9411f"]
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

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Row"') IS NULL THEN
CREATE TYPE "Row" AS (
    "id" INTEGER,
    "n" INTEGER
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Base" (
    "id" INTEGER CONSTRAINT "base id" NOT NULL,
    "n" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Booking" (
    "roomId" INTEGER,
    "during" daterange,
    "many" datemultirange,

    CONSTRAINT "many_key" UNIQUE ("roomId", many WITHOUT OVERLAPS) DEFERRABLE INITIALLY DEFERRED
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "id" INTEGER,
    "code" TEXT,
    "sure" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Columns" (
    "id" INTEGER CONSTRAINT "id there" NOT NULL NO INHERIT,
    "virtual" INTEGER GENERATED ALWAYS AS (id * 2) VIRTUAL,
    "as_default" TEXT GENERATED ALWAYS AS ('x'::text || 'y'::text) VIRTUAL,
    "stored" INTEGER CONSTRAINT "Columns_stored_not_null" NOT NULL GENERATED ALWAYS AS (id + 1) STORED,
    "unsure" INTEGER CONSTRAINT "unsure there" NOT NULL NO INHERIT,
    "sure" INTEGER,
    "wanted" TEXT CONSTRAINT "Columns_needed_not_null" NOT NULL,
    "virtual_needed" INTEGER CONSTRAINT "Columns_virtual_needed_not_null" NOT NULL GENERATED ALWAYS AS (id - 1) VIRTUAL,

    CONSTRAINT "sure one" CHECK (sure > 0)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Heir" (
    "n" INTEGER CONSTRAINT "heir n" NOT NULL,
    "m" INTEGER NOT NULL
) INHERITS ("Base");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Like" (
    "id" INTEGER CONSTRAINT "id there" NOT NULL NO INHERIT,
    "virtual" INTEGER GENERATED ALWAYS AS (id * 2) VIRTUAL,
    "as_default" TEXT GENERATED ALWAYS AS ('x'::text || 'y'::text) VIRTUAL,
    "stored" INTEGER CONSTRAINT "Columns_stored_not_null" NOT NULL GENERATED ALWAYS AS (id + 1) STORED,
    "unsure" INTEGER CONSTRAINT "unsure there" NOT NULL NO INHERIT,
    "sure" INTEGER,
    "wanted" TEXT CONSTRAINT "Columns_needed_not_null" NOT NULL,
    "virtual_needed" INTEGER CONSTRAINT "Columns_virtual_needed_not_null" NOT NULL GENERATED ALWAYS AS (id - 1) VIRTUAL,

    CONSTRAINT "sure one" CHECK (sure > 0)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "id" INTEGER NOT NULL,
    "code" TEXT,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Parent_code_key" UNIQUE ("code")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parts" (
    "id" INTEGER CONSTRAINT "parts id" NOT NULL,
    "v" INTEGER GENERATED ALWAYS AS (id * 3) VIRTUAL
) PARTITION BY LIST (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Part_1" (
    "id" INTEGER CONSTRAINT "parts id" NOT NULL,
    "v" INTEGER GENERATED ALWAYS AS (id * 4) VIRTUAL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Room" (
    "id" INTEGER NOT NULL,
    "during" daterange NOT NULL,
    "also" daterange NOT NULL,

    CONSTRAINT "Room_pkey" PRIMARY KEY (id, during WITHOUT OVERLAPS),
    CONSTRAINT "also once" UNIQUE (id, also WITHOUT OVERLAPS) WITH (fillfactor = 80)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Typed" OF "Row" (
    "id" WITH OPTIONS CONSTRAINT "typed id" NOT NULL,
    "n" WITH OPTIONS NOT NULL
);

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Columns"'::regclass AND conname = 'Columns_unsure_check') THEN
        ALTER TABLE "Columns" ADD CONSTRAINT "Columns_unsure_check" CHECK (unsure > 0) NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Columns"'::regclass AND conname = 'not now') THEN
        ALTER TABLE "Columns" ADD CONSTRAINT "not now" CHECK (id < sure) NO INHERIT NOT ENFORCED;
    END IF;
END
$$;

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Like"'::regclass AND conname = 'Columns_unsure_check') THEN
        ALTER TABLE "Like" ADD CONSTRAINT "Columns_unsure_check" CHECK (unsure > 0) NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Like"'::regclass AND conname = 'not now') THEN
        ALTER TABLE "Like" ADD CONSTRAINT "not now" CHECK (id < sure) NO INHERIT NOT ENFORCED;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Part_1"'::regclass) THEN
        ALTER TABLE ONLY "Parts" ATTACH PARTITION "Part_1" FOR VALUES IN (1);
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Booking"'::regclass AND conname = 'Booking_roomId_during_fkey') THEN
        ALTER TABLE "Booking" ADD CONSTRAINT "Booking_roomId_during_fkey" FOREIGN KEY ("roomId", PERIOD during) REFERENCES "Room"(id, PERIOD during);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Booking"'::regclass AND conname = 'by_other') THEN
        ALTER TABLE "Booking" ADD CONSTRAINT "by_other" FOREIGN KEY ("roomId", PERIOD during) REFERENCES "Room"(id, PERIOD also) DEFERRABLE INITIALLY DEFERRED;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_id_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_id_fkey" FOREIGN KEY ("id") REFERENCES "Parent"("id") NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_sure_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_sure_fkey" FOREIGN KEY ("sure") REFERENCES "Parent"("id");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'again') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "again" FOREIGN KEY ("id") REFERENCES "Parent"("id") ON DELETE SET NULL NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'of code') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "of code" FOREIGN KEY ("code") REFERENCES "Parent"("code") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT ENFORCED;
    END IF;
END
$$;
