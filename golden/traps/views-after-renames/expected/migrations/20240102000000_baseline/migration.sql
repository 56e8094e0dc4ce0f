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
        "20240101000000_init": ["40a654e926dc320c1b26a21f1d2d29e2012a0fcb5de30322430f3b61be538ee4", "d6a6935ac43cc4674d57146d748a7c590534c4488e08503cd48d8f8a71df631d"],
        "20240102000000_rename": ["108bb699987bdfb0084a4b0a9654fcb7ac33fd4faf97fd28b1945e829f31a879", "0748a61b6ceaf63599012a6820b4a1ee71d0d4b09848f30870dd09aac79e7ee7"]
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

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "key" INTEGER CONSTRAINT "A_id_not_null" NOT NULL,
    "label" TEXT,
    "parentId" INTEGER,
    "note" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "C" (
    "id" INTEGER CONSTRAINT "B_id_not_null" NOT NULL,
    "note" TEXT
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"merged"') IS NULL THEN
CREATE VIEW "merged" AS
 SELECT j.id,
    j.note
   FROM ("A" "A"(id, label, "parentId", note)
     JOIN "C" USING (id)) j(id, label, "parentId", note_1, note);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"natural"') IS NULL THEN
CREATE VIEW "natural" AS
 SELECT "A".id,
    "C".note
   FROM ("A" "A"(id, label, "parentId", note)
     LEFT JOIN "C" USING (id));
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"star"') IS NULL THEN
CREATE VIEW "star" AS
 SELECT key AS id,
    label AS name,
    "parentId"
   FROM "A";
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"tree"') IS NULL THEN
CREATE VIEW "tree" AS
 WITH RECURSIVE t AS (
         SELECT "A".key AS id,
            0 AS depth
           FROM "A"
          WHERE ("A"."parentId" IS NULL)
        UNION ALL
         SELECT a.key AS id,
            (t_1.depth + 1)
           FROM ("A" a
             JOIN t t_1 ON ((a."parentId" = t_1.id)))
        )
 SELECT id,
    depth
   FROM t;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"using"') IS NULL THEN
CREATE VIEW "using" AS
 SELECT "A".id,
    "A".label AS name,
    "A"."parentId",
    "C".note
   FROM ("A" "A"(id, label, "parentId", note)
     JOIN "C" USING (id));
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"windows"') IS NULL THEN
CREATE VIEW "windows" AS
 SELECT key AS id,
    rank() OVER w AS r,
    sum(key) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s
   FROM "A"
  WINDOW w AS (PARTITION BY label ORDER BY key);
    END IF;
END
$$;
