-- Baseline, made by squash: it replaces 2 migrations, 20240101000000_init to 20240102000000_rename.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240102000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["00ed8148b6f2cf40a0300b8fa5576925692f13caf49e6492f0cdcea481b000d4", "58fe6f0cce0d90a581029aa5323fd8f9989422151ff35f8ae87dfaa54cd814e6"],
        "20240102000000_rename": ["3b69c2231a962d3baf19f59e2c9a91e54d74a7ae650073dd0139ad44088659af", "5cadac900470b9baa8e11e444b59ef5cb9ca6fe0a3effbb231c137cef808ff0e"]
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

-- CreateTable
CREATE TABLE IF NOT EXISTS "Booking" (
    "room" INTEGER NOT NULL,
    "during" tsrange NOT NULL,

    CONSTRAINT "no_overlap" EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((room > 0))
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "id" TEXT CONSTRAINT "Child_id_not_null" NOT NULL,
    "a" INTEGER,
    "b" INTEGER,
    "c" TEXT,

    CONSTRAINT "Child_pkey" PRIMARY KEY ("id") DEFERRABLE,
    CONSTRAINT "Child_c_check" CHECK ((c = ')'::text) OR (c = '('::text)),
    CONSTRAINT "own" CHECK (a <> 1) NO INHERIT,
    CONSTRAINT "positive" CHECK ((a > 0) AND ((b > 0) OR (c IS NULL)))
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Copy" (
    "id" TEXT CONSTRAINT "Child_id_not_null" NOT NULL,
    "a" INTEGER,
    "b" INTEGER,
    "c" TEXT,

    CONSTRAINT "Copy_pkey" PRIMARY KEY ("id") DEFERRABLE,
    CONSTRAINT "Child_c_check" CHECK ((c = ')'::text) OR (c = '('::text)),
    CONSTRAINT "own" CHECK (a <> 1) NO INHERIT,
    CONSTRAINT "positive" CHECK ((a > 0) AND ((b > 0) OR (c IS NULL))),
    CONSTRAINT "unchecked" CHECK (b <> 13)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Left" (
    "key" INTEGER CONSTRAINT "Left_id_not_null" NOT NULL,
    "rightId" INTEGER,

    CONSTRAINT "Left_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,
    "c" TEXT,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("a", "b"),
    CONSTRAINT "Parent_b_a_key" UNIQUE ("b", "a") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "Parent_c_key" UNIQUE ("c") INCLUDE (a) WITH (fillfactor = 80)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Right" (
    "id" INTEGER NOT NULL,
    "leftId" INTEGER,

    CONSTRAINT "Right_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Worker" (
    "id" INTEGER CONSTRAINT "Employee_id_not_null" NOT NULL,
    "managerId" INTEGER,

    CONSTRAINT "Employee_pkey" PRIMARY KEY ("id")
);

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'unchecked') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "unchecked" CHECK (b <> 13) NOT VALID;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_ab_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_ab_fkey" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_c_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_c_fkey" FOREIGN KEY ("c") REFERENCES "Parent"("c") ON DELETE SET DEFAULT ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_later_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_later_fkey" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") NOT VALID;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Left"'::regclass AND conname = 'Left_rightId_fkey') THEN
        ALTER TABLE "Left" ADD CONSTRAINT "Left_rightId_fkey" FOREIGN KEY ("rightId") REFERENCES "Right"("id");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Right"'::regclass AND conname = 'Right_leftId_fkey') THEN
        ALTER TABLE "Right" ADD CONSTRAINT "Right_leftId_fkey" FOREIGN KEY ("leftId") REFERENCES "Left"("key");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Worker"'::regclass AND conname = 'Employee_bossId_fkey') THEN
        ALTER TABLE "Worker" ADD CONSTRAINT "Employee_bossId_fkey" FOREIGN KEY ("managerId") REFERENCES "Worker"("id");
    END IF;
END
$$;
