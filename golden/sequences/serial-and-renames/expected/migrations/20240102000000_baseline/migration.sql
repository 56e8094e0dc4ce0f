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
        "20240101000000_init": ["f5a1e5b73ad4d397524147bee9a218c9a68e8854f9862c405767bbdbda313e54", "0e545e3a7357426e80a8f1cddf5f595d9eb62af8a9d9737589331e54a8533008"],
        "20240102000000_rename": ["57b8294e2beec880b434892f4a3b936d36298b13b5ba01301114d6acac24f06b", "41362ae42bdade6e58f044442f92943ce13b047181bcd4f2a0edbe976d1bc458"]
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

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "Identity_auto_seq";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "LostDefault_id_seq" AS INTEGER;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "Renamed_id_seq" AS INTEGER;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "Widened_id_seq" AS INTEGER;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "order_number" AS INTEGER MINVALUE 1000;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "owned";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "standalone" INCREMENT BY -3 MINVALUE -1000 MAXVALUE 10 START WITH 5 CYCLE;

-- CreateTable
CREATE TABLE IF NOT EXISTS "A_table_name_that_is_long_enough_to_be_cut_somewhere_x" (
    "and_a_long_column" SERIAL NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Counter" (
    "id" SERIAL NOT NULL,
    "big" BIGSERIAL NOT NULL,
    "small" SMALLSERIAL NOT NULL,
    "nullable" SERIAL NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Customer" (
    "customerId" INTEGER CONSTRAINT "Renamed_id_not_null" NOT NULL DEFAULT nextval('"Renamed_id_seq"'::regclass),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("customerId")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Identity" (
    "id" INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "other" BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10 START WITH 100 CACHE 5 CYCLE),
    "narrow" SMALLINT NOT NULL GENERATED ALWAYS AS IDENTITY (MAXVALUE 99),
    "auto" INTEGER NOT NULL DEFAULT nextval('"Identity_auto_seq"'::regclass)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Ledger" (
    "id" INTEGER CONSTRAINT "IdentityRenamed_id_not_null" NOT NULL GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "IdentityRenamed_id_seq"),

    CONSTRAINT "IdentityRenamed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "LostDefault" (
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Order" (
    "number" INTEGER NOT NULL DEFAULT nextval('order_number'::regclass),
    "code" TEXT NOT NULL DEFAULT ('A'::text || (nextval('order_number'::regclass))::text)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Späť" (
    "číslo" SERIAL NOT NULL
);

-- CreateTable
CREATE UNLOGGED TABLE IF NOT EXISTS "Volatile" (
    "id" SERIAL NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Widened" (
    "id" BIGINT NOT NULL DEFAULT nextval('"Widened_id_seq"'::regclass),

    CONSTRAINT "Widened_pkey" PRIMARY KEY ("id")
);

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"Renamed_id_seq"'::regclass AND classid = 'pg_class'::regclass AND deptype = 'a') THEN
        ALTER SEQUENCE "Renamed_id_seq" OWNED BY "Customer"."customerId";
    END IF;
END
$$;

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"Identity_auto_seq"'::regclass AND classid = 'pg_class'::regclass AND deptype = 'a') THEN
        ALTER SEQUENCE "Identity_auto_seq" OWNED BY "Identity"."auto";
    END IF;
END
$$;

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"LostDefault_id_seq"'::regclass AND classid = 'pg_class'::regclass AND deptype = 'a') THEN
        ALTER SEQUENCE "LostDefault_id_seq" OWNED BY "LostDefault"."id";
    END IF;
END
$$;

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"owned"'::regclass AND classid = 'pg_class'::regclass AND deptype = 'a') THEN
        ALTER SEQUENCE "owned" OWNED BY "Order"."code";
    END IF;
END
$$;

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"Widened_id_seq"'::regclass AND classid = 'pg_class'::regclass AND deptype = 'a') THEN
        ALTER SEQUENCE "Widened_id_seq" OWNED BY "Widened"."id";
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "Counter_id_seq") THEN
        PERFORM setval('"Counter_id_seq"', 1);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1000 AND NOT is_called FROM "order_number") THEN
        PERFORM setval('"order_number"', 1234, false);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 5 AND NOT is_called FROM "standalone") THEN
        PERFORM setval('"standalone"', -7);
    END IF;
END
$$;
