-- Baseline, made by squash: it replaces 4 migrations, 20240101000000_init to 20240104000000_names.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240104000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["ed5ced7ec80076f0e0993dcc001a39fe9dfe25075ce389bb364e681b613a8295", "f1df30d327861e2b4c8113f35858ebd9b44218f434439268bc6b81d5186ffba9"],
        "20240102000000_add": ["79fbee4913967a1f2f894458daf185d98b1c8ef85775bf44f82d80e32b4ca604", "d42dec2e122b0605d865a0dfd1acdde4214dfba32b589e6aae41be03e3298982"],
        "20240103000000_drop": ["42d89ad031e41f982c9c2de55fc1ef05b7bae437ea2323a9a9f6923bb934c87a", "d034e25811962fe16afbb1d4584978bf93281fbccb8ab6e1ee0f3f8c4f1b35dd"],
        "20240104000000_names": ["a78fe7043f10e26cfbcbade589b5d5bdd6a9fddab59acde266981bf7f75e8eb3", "d14839e01ba74733906522bc23a493d01d51fdd90d9e7cb32e0e88f455b91fd5"]
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

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "ops";

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'Second Name' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "Second Name" USING hash;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "numbers" USING btree;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'moved' AND opfnamespace = '"ops"'::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "ops"."moved" USING hash;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'points' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) THEN
        CREATE OPERATOR FAMILY "points" USING gist;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'small_ops' AND opcnamespace = quote_ident(current_schema())::regnamespace AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "small_ops" FOR TYPE SMALLINT USING btree FAMILY "numbers" AS
    OPERATOR 1 <(smallint,smallint),
    OPERATOR 2 <=(smallint,smallint),
    OPERATOR 3 =(smallint,smallint),
    OPERATOR 4 >=(smallint,smallint),
    OPERATOR 5 >(smallint,smallint),
    FUNCTION 1 (SMALLINT, SMALLINT) btint2cmp(smallint,smallint);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amproclefttype = 'integer'::regtype AND amprocrighttype = 'integer'::regtype AND amprocnum = 1) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD FUNCTION 1 (INTEGER, INTEGER) btint4cmp(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amproclefttype = 'integer'::regtype AND amprocrighttype = 'integer'::regtype AND amprocnum = 2) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD FUNCTION 2 (INTEGER, INTEGER) btint4sortsupport(internal);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'integer'::regtype AND amoprighttype = 'integer'::regtype AND amopstrategy = 1) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 1 <(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'integer'::regtype AND amoprighttype = 'integer'::regtype AND amopstrategy = 3) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 3 =(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'smallint'::regtype AND amoprighttype = 'integer'::regtype AND amopstrategy = 3) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 3 =(smallint,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'integer'::regtype AND amoprighttype = 'integer'::regtype AND amopstrategy = 4) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 4 >=(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'integer'::regtype AND amoprighttype = 'integer'::regtype AND amopstrategy = 5) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 5 >(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'smallint'::regtype AND amoprighttype = 'integer'::regtype AND amopstrategy = 5) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 5 >(smallint,integer);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'moved' AND opfnamespace = '"ops"'::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) AND amoplefttype = 'integer'::regtype AND amoprighttype = 'integer'::regtype AND amopstrategy = 1) THEN
        ALTER OPERATOR FAMILY "ops"."moved" USING hash ADD OPERATOR 1 =(integer,integer);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'points' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amoplefttype = 'point'::regtype AND amoprighttype = 'point'::regtype AND amopstrategy = 15) THEN
        ALTER OPERATOR FAMILY "points" USING gist ADD OPERATOR 15 <->(point,point) FOR ORDER BY float_ops;
    END IF;
END
$$;
