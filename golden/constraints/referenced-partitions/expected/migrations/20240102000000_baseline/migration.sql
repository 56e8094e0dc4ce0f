-- Baseline, made by squash: it replaces 2 migrations, 20240101000000_init to 20240102000000_more.
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
        "20240101000000_init": ["9dcde4461a5cdce55ce68dcd9cd858eb067785c1277c3cda7c5614802fd8b572", "b5039ecc32a5eac676ffcd9e7649f71e6885b521cb3836075f247f2eae4ac0cc"],
        "20240102000000_more": ["343bf57c19e50871ab2d0bfcfe806aa156a5d327a3e5fa5240a5010f93048dff", "7f9b3e39e48504f86f89d8f92e4cc58ec659576f5905123be8e1122a0f2e324e"]
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
CREATE TABLE IF NOT EXISTS "Account" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_1" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_1_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_1_a" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_1_a_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_1_b" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_1_b_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_2" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_2_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account_rest" (
    "id" INTEGER CONSTRAINT "Account_id_not_null" NOT NULL,

    CONSTRAINT "Account_rest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Post" (
    "id" INTEGER NOT NULL,
    "account" INTEGER,
    "editor" INTEGER,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_1"'::regclass) THEN
        ALTER TABLE ONLY "Account" ATTACH PARTITION "Account_1" FOR VALUES FROM (100) TO (200);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_2"'::regclass) THEN
        ALTER TABLE ONLY "Account" ATTACH PARTITION "Account_2" FOR VALUES FROM (200) TO (300);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_rest"'::regclass) THEN
        ALTER TABLE ONLY "Account" ATTACH PARTITION "Account_rest" DEFAULT;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_1_a"'::regclass) THEN
        ALTER TABLE ONLY "Account_1" ATTACH PARTITION "Account_1_a" FOR VALUES FROM (100) TO (150);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Account_1_b"'::regclass) THEN
        ALTER TABLE ONLY "Account_1" ATTACH PARTITION "Account_1_b" FOR VALUES FROM (150) TO (200);
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Post"'::regclass AND conname = 'Post_account_fkey') THEN
        ALTER TABLE "Post" ADD CONSTRAINT "Post_account_fkey" FOREIGN KEY ("account") REFERENCES "Account"("id");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Post"'::regclass AND conname = 'Post_editor_fkey') THEN
        ALTER TABLE "Post" ADD CONSTRAINT "Post_editor_fkey" FOREIGN KEY ("editor") REFERENCES "Account"("id") ON DELETE CASCADE;
    END IF;
END
$$;

-- RenameConstraint
DO $$
BEGIN
    IF EXISTS (SELECT FROM (VALUES
            ('"Account_1"'::regclass, 'Post_account_fkey_3'),
            ('"Account_1_a"'::regclass, 'Post_account_fkey_3_2'),
            ('"Account_1_b"'::regclass, 'Post_account_fkey_3_1'),
            ('"Account_2"'::regclass, 'Post_account_fkey_1'),
            ('"Account_rest"'::regclass, 'Post_account_fkey_2')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Post"'::regclass AND k.confrelid = w.relation AND k.conparentid <> 0 AND k.conname <> w.name
        AND k.conkey = (SELECT conkey FROM pg_constraint WHERE conrelid = '"Post"'::regclass AND conname = 'Post_account_fkey')) THEN
        DECLARE
            one record;
        BEGIN
        FOR one IN SELECT k.conname, 'squash ' || k.oid AS aside, w.name, pass
        FROM (VALUES
            ('"Account_1"'::regclass, 'Post_account_fkey_3'),
            ('"Account_1_a"'::regclass, 'Post_account_fkey_3_2'),
            ('"Account_1_b"'::regclass, 'Post_account_fkey_3_1'),
            ('"Account_2"'::regclass, 'Post_account_fkey_1'),
            ('"Account_rest"'::regclass, 'Post_account_fkey_2')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Post"'::regclass AND k.confrelid = w.relation AND k.conparentid <> 0 AND k.conname <> w.name
        AND k.conkey = (SELECT conkey FROM pg_constraint WHERE conrelid = '"Post"'::regclass AND conname = 'Post_account_fkey')
        CROSS JOIN generate_series(1, 2) AS pass ORDER BY pass LOOP
            EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', '"Post"',
                CASE one.pass WHEN 1 THEN one.conname ELSE one.aside END,
                CASE one.pass WHEN 1 THEN one.aside ELSE one.name END);
        END LOOP;
        END;
    END IF;
    IF EXISTS (SELECT FROM (VALUES
            ('"Account_1"'::regclass, 'Post_editor_fkey_1'),
            ('"Account_1_a"'::regclass, 'Post_editor_fkey_2'),
            ('"Account_1_b"'::regclass, 'Post_editor_fkey_3'),
            ('"Account_2"'::regclass, 'Post_editor_fkey_4'),
            ('"Account_rest"'::regclass, 'Post_editor_fkey_5')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Post"'::regclass AND k.confrelid = w.relation AND k.conparentid <> 0 AND k.conname <> w.name
        AND k.conkey = (SELECT conkey FROM pg_constraint WHERE conrelid = '"Post"'::regclass AND conname = 'Post_editor_fkey')) THEN
        DECLARE
            one record;
        BEGIN
        FOR one IN SELECT k.conname, 'squash ' || k.oid AS aside, w.name, pass
        FROM (VALUES
            ('"Account_1"'::regclass, 'Post_editor_fkey_1'),
            ('"Account_1_a"'::regclass, 'Post_editor_fkey_2'),
            ('"Account_1_b"'::regclass, 'Post_editor_fkey_3'),
            ('"Account_2"'::regclass, 'Post_editor_fkey_4'),
            ('"Account_rest"'::regclass, 'Post_editor_fkey_5')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Post"'::regclass AND k.confrelid = w.relation AND k.conparentid <> 0 AND k.conname <> w.name
        AND k.conkey = (SELECT conkey FROM pg_constraint WHERE conrelid = '"Post"'::regclass AND conname = 'Post_editor_fkey')
        CROSS JOIN generate_series(1, 2) AS pass ORDER BY pass LOOP
            EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', '"Post"',
                CASE one.pass WHEN 1 THEN one.conname ELSE one.aside END,
                CASE one.pass WHEN 1 THEN one.aside ELSE one.name END);
        END LOOP;
        END;
    END IF;
END
$$;
