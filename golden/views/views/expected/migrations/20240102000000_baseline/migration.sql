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
        "20240101000000_init": ["8d9e164f9ecbd9b0669175f2109b837b7260ff08ccda9c3efef522d1b4637366", "c7f78672f39103f3d39735a8a853fccd84d1066091e636297cd4ad44861cf3de"],
        "20240102000000_rename": ["c8e04ef6f2746fae8143139c18119a31cdc27bca2ef49a7e4f6ee440daf7102b", "88a8aef4c9abb0d342fef49c7ab8bd868104c9a6d01279b8a4a81f275ad71fba"]
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
CREATE TABLE IF NOT EXISTS "Post" (
    "id" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "title" TEXT,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "User" (
    "id" INTEGER NOT NULL,
    "fullName" TEXT CONSTRAINT "User_name_not_null" NOT NULL,
    "parentId" INTEGER,
    "found" BOOLEAN,
    "extra" TEXT,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"cascaded"') IS NULL THEN
CREATE VIEW "cascaded" WITH (check_option = 'cascaded') AS
 SELECT id,
    "fullName" AS name
   FROM "User"
  WHERE (id > 0);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"grouped"') IS NULL THEN
CREATE VIEW "grouped" AS
 SELECT u.id,
    u."fullName" AS name,
    count(*) AS posts
   FROM ("User" u
     JOIN "Post" p ON ((p."userId" = u.id)))
  GROUP BY u.id;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"safe"') IS NULL THEN
CREATE VIEW "safe" WITH (security_barrier = true, check_option = 'local') AS
 SELECT id,
    "fullName" AS name
   FROM "User"
  WHERE ("fullName" <> ''::text);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"tree"') IS NULL THEN
CREATE VIEW "tree" AS
 WITH RECURSIVE tree(id, depth) AS (
         SELECT "User".id,
            0 AS "?column?"
           FROM "User"
          WHERE ("User"."parentId" IS NULL)
        UNION ALL
         SELECT u.id,
            (t.depth + 1)
           FROM ("User" u
             JOIN tree t ON ((u."parentId" = t.id)))
        )
 SELECT id,
    depth
   FROM tree;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"users_view"') IS NULL THEN
CREATE VIEW "users_view" AS
 SELECT id,
    "fullName" AS name,
    "parentId",
    found
   FROM "User";
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('user_names()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "user_names"()
 RETURNS SETOF users_view
 LANGUAGE sql
 STABLE
AS $function$SELECT * FROM "b_users"$function$;
    END IF;
END
$squash$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"a_posts"') IS NULL THEN
CREATE VIEW "a_posts" AS
 SELECT p.id AS "postId",
    u.name AS writer
   FROM ("Post" p
     JOIN users_view u ON ((u.id = p."userId")));
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"from_function"') IS NULL THEN
CREATE VIEW "from_function" AS
 SELECT id,
    name,
    "parentId",
    found
   FROM user_names() user_names(id, name, "parentId", found);
    END IF;
END
$$;

-- CreateView
DO $squash1$
BEGIN
    IF to_regclass('"windowed"') IS NULL THEN
CREATE VIEW "windowed" AS
 SELECT id,
    rank() OVER (PARTITION BY "userId" ORDER BY title DESC) AS r,
    'a $squash$ b'::text AS dollar
   FROM "Post";
    END IF;
END
$squash1$;

-- AlterTable
DO $$
BEGIN
    IF NOT (SELECT atthasdef FROM pg_attribute WHERE attrelid = '"safe"'::regclass AND attname = 'name') THEN
        ALTER VIEW "safe" ALTER COLUMN "name" SET DEFAULT 'anonymous';
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"stats"') IS NULL THEN
CREATE MATERIALIZED VIEW "stats" WITH (fillfactor = 90) AS
 SELECT found,
    count(*) AS n
   FROM "User"
  GROUP BY found;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"stats_found_key"') IS NULL THEN
        CREATE UNIQUE INDEX "stats_found_key" ON "stats"("found");
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"unfilled"') IS NULL THEN
CREATE MATERIALIZED VIEW "unfilled" AS
 SELECT n
   FROM stats
WITH NO DATA;
    END IF;
END
$$;
