-- Baseline, made by squash: it replaces 6 migrations, 20240101000000_init to 20240106000000_tablespace.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240106000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["9e41ada1f9a48ea668bcbb945c18af1c7a976ac40f88707d071fc5b52640fe18", "1aad6728b6d4aba5bd10235641fe6a3c0d1e6a88623a44da89e5f007077e902a"],
        "20240102000000_rename": ["29509085734fb4bdbb46330786e169c71d0db33558b94deac8f5cc7f5188c043", "4b1be4b578b2d85ea6f9ae817f1f2fb6d26eafffb7c6779a4f532f4c4ab2b4ed"],
        "20240103000000_attach": ["fa96eeffb0fa8f92b3c618b458d2e551572e741e203bb12ab0ba93136f6f5f70", "2df456235f4f6326a3f0ef5418a2cb6c7f0d991be555d62395eb3d50ffd19e63"],
        "20240104000000_extension": ["dfc92b3aa6eb9d4c6864eb93aae8cb950194ce6518672a284f767e2240a41e43", "d439a20d4170b1806ae84b5025a0fc0f86c2a52937c24a6cb7a87268948a3a70"],
        "20240105000000_parameters": ["9cd3e3340be405d14fcfddcd8181bcd633651dcdb5d07c2231e1745f5a3afdb1", "b47857926e27946c6714c60469c1a5660a26e623fc419ccd1efa18b1823959ae"],
        "20240106000000_tablespace": ["c693b82c14ded8ee2f2dc0d333f684b6c0a2be78db63da7f585c2277544fa585", "146165d2e13a4d70cee4fe3c8be82cb9823fe489023dc4311b1d548930851ac6"]
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
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL
) PARTITION BY LIST (kind);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_a" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_b" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "name" TEXT,
    "tags" hstore,

    CONSTRAINT "Item key" PRIMARY KEY ("id")
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_a"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_a" FOR VALUES IN ('a');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_b"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_b" FOR VALUES IN ('b');
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Event_id"') IS NULL THEN
        CREATE INDEX "Event_id" ON ONLY "Event"("id");
    END IF;
    IF to_regclass('"Event_kind"') IS NULL THEN
        CREATE INDEX "Event_kind" ON ONLY "Event"("kind");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"a_by_id"') IS NULL THEN
        CREATE INDEX "a_by_id" ON "Event_a"("id");
    END IF;
    IF to_regclass('"a_by_kind"') IS NULL THEN
        CREATE INDEX "a_by_kind" ON "Event_a"("kind");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"b_by_id"') IS NULL THEN
        CREATE INDEX "b_by_id" ON "Event_b"("id");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"The First"') IS NULL THEN
        CREATE INDEX "The First" ON "Item"("name");
    END IF;
    IF to_regclass('"expressions"') IS NULL THEN
        CREATE INDEX "expressions" ON "Item"(lower(name), ((id + 1)));
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"expressions"'::regclass AND attnum = 1) IS DISTINCT FROM 300 THEN
        ALTER INDEX "expressions" ALTER COLUMN 1 SET STATISTICS 300;
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"expressions"'::regclass AND attnum = 2) IS DISTINCT FROM 400 THEN
        ALTER INDEX "expressions" ALTER COLUMN 2 SET STATISTICS 400;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"free_idx"') IS NULL THEN
        CREATE INDEX "free_idx" ON "Item" USING GIN ("tags");
    END IF;
    IF to_regclass('"stored"') IS NULL THEN
        CREATE INDEX "stored" ON "Item"("name", "id") WITH (fillfactor='60');
    END IF;
    IF to_regclass('"tags_idx"') IS NULL THEN
        CREATE INDEX "tags_idx" ON "Item" USING GIN ("tags") WITH (fastupdate=off, gin_pending_list_limit='256');
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"a_by_id"'::regclass) THEN
        ALTER INDEX "Event_id" ATTACH PARTITION "a_by_id";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"a_by_kind"'::regclass) THEN
        ALTER INDEX "Event_kind" ATTACH PARTITION "a_by_kind";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"b_by_id"'::regclass) THEN
        ALTER INDEX "Event_id" ATTACH PARTITION "b_by_id";
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = '"tags_idx"'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER INDEX "tags_idx" DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
