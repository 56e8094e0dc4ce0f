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
        "20240101000000_init": ["268cfa3466fd55dc537db4924f8f4e2be6dfaade7f15f6aa1b97370a108885ce", "e199b8d2a991a08045ca511009e03b7f0039ba583b7bcf74ec9dd1c257d4ac33"]
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

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Cents' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Cents";
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'cents_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_in"(cstring)
 RETURNS "Cents"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'cents_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Cents"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_out"("Cents")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8out$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Cents' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Cents" (
    INPUT = cents_in,
    OUTPUT = cents_out,
    INTERNALLENGTH = 8,
    ALIGNMENT = double,
    STORAGE = plain,
    CATEGORY = 'U',
    PASSEDBYVALUE
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_cmp("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_cmp"("Cents", "Cents")
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$btint8cmp$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_eq("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_eq"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8eq$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_ge("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_ge"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8ge$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_gt("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_gt"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8gt$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_hash("Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_hash"("Cents")
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$hashint8$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_le("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_le"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8le$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_lt("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_lt"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8lt$function$;
    END IF;
END
$squash$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<("Cents","Cents")') AND oprcode <> 0) THEN
CREATE OPERATOR < (
    FUNCTION = cents_lt,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(>),
    NEGATOR = OPERATOR(>=)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<=("Cents","Cents")') AND oprcode <> 0) THEN
CREATE OPERATOR <= (
    FUNCTION = cents_le,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(>=),
    NEGATOR = OPERATOR(>)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('=("Cents","Cents")') AND oprcode <> 0) THEN
CREATE OPERATOR = (
    FUNCTION = cents_eq,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(=),
    HASHES,
    MERGES
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('>("Cents","Cents")') AND oprcode <> 0) THEN
CREATE OPERATOR > (
    FUNCTION = cents_gt,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(<),
    NEGATOR = OPERATOR(<=)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('>=("Cents","Cents")') AND oprcode <> 0) THEN
CREATE OPERATOR >= (
    FUNCTION = cents_ge,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(<=),
    NEGATOR = OPERATOR(<)
);
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'cents_ops' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "cents_ops" USING btree;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'money_family' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "money_family" USING hash;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) THEN
        CREATE OPERATOR FAMILY "near_ops" USING gist;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'by itself' AND opfnamespace = '"ops"'::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "ops"."by itself" USING btree;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'bigint_hash_ops' AND opcnamespace = quote_ident(current_schema())::regnamespace AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
CREATE OPERATOR CLASS "bigint_hash_ops" FOR TYPE BIGINT USING hash FAMILY "money_family" AS
    OPERATOR 1 =(bigint,bigint),
    FUNCTION 1 (BIGINT, BIGINT) hashint8(bigint);
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'cents_hash_ops' AND opcnamespace = quote_ident(current_schema())::regnamespace AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
CREATE OPERATOR CLASS "cents_hash_ops" DEFAULT FOR TYPE "Cents" USING hash FAMILY "money_family" AS
    OPERATOR 1 =("Cents","Cents"),
    FUNCTION 1 ("Cents", "Cents") cents_hash("Cents");
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'cents_ops' AND opcnamespace = quote_ident(current_schema())::regnamespace AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "cents_ops" DEFAULT FOR TYPE "Cents" USING btree FAMILY "cents_ops" AS
    OPERATOR 1 <("Cents","Cents"),
    OPERATOR 2 <=("Cents","Cents"),
    OPERATOR 3 =("Cents","Cents"),
    OPERATOR 4 >=("Cents","Cents"),
    OPERATOR 5 >("Cents","Cents"),
    FUNCTION 1 ("Cents", "Cents") cents_cmp("Cents","Cents");
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'near_ops' AND opcnamespace = quote_ident(current_schema())::regnamespace AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) THEN
CREATE OPERATOR CLASS "near_ops" FOR TYPE point USING gist FAMILY "near_ops" AS
    FUNCTION 1 (point, point) gist_point_consistent(internal,point,smallint,oid,internal),
    FUNCTION 2 (point, point) gist_box_union(internal,internal),
    FUNCTION 5 (point, point) gist_box_penalty(internal,internal,internal),
    FUNCTION 6 (point, point) gist_box_picksplit(internal,internal),
    FUNCTION 7 (point, point) gist_box_same(box,box,internal),
    STORAGE box;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'by itself' AND opcnamespace = '"ops"'::regnamespace AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "ops"."by itself" FOR TYPE INTEGER USING btree FAMILY "ops"."by itself" AS
    OPERATOR 1 <(integer,integer),
    OPERATOR 2 <=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 >=(integer,integer),
    OPERATOR 5 >(integer,integer),
    FUNCTION 1 (INTEGER, INTEGER) btint4cmp(integer,integer);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'cents_ops' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amproclefttype = '"Cents"'::regtype AND amprocrighttype = '"Cents"'::regtype AND amprocnum = 4) THEN
        ALTER OPERATOR FAMILY "cents_ops" USING btree ADD FUNCTION 4 ("Cents", "Cents") btequalimage(oid);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amproclefttype = 'point'::regtype AND amprocrighttype = 'point'::regtype AND amprocnum = 3) THEN
        ALTER OPERATOR FAMILY "near_ops" USING gist ADD FUNCTION 3 (point, point) gist_point_compress(internal);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amproclefttype = 'point'::regtype AND amprocrighttype = 'point'::regtype AND amprocnum = 8) THEN
        ALTER OPERATOR FAMILY "near_ops" USING gist ADD FUNCTION 8 (point, point) gist_point_distance(internal,point,smallint,oid,internal);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amoplefttype = 'point'::regtype AND amoprighttype = 'point'::regtype AND amopstrategy = 11) THEN
        ALTER OPERATOR FAMILY "near_ops" USING gist ADD OPERATOR 11 |>>(point,point);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amoplefttype = 'point'::regtype AND amoprighttype = 'point'::regtype AND amopstrategy = 15) THEN
        ALTER OPERATOR FAMILY "near_ops" USING gist ADD OPERATOR 15 <->(point,point) FOR ORDER BY float_ops;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parts" (
    "n" INTEGER NOT NULL
) PARTITION BY RANGE (n ops."by itself");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Price" (
    "cents" "Cents" NOT NULL,
    "big" BIGINT,
    "at" point,
    "n" INTEGER,

    CONSTRAINT "Price_pkey" PRIMARY KEY ("cents")
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Price_at"') IS NULL THEN
        CREATE INDEX "Price_at" ON "Price" USING GIST ("at" near_ops);
    END IF;
    IF to_regclass('"Price_big"') IS NULL THEN
        CREATE INDEX "Price_big" ON "Price" USING HASH ("big" bigint_hash_ops);
    END IF;
    IF to_regclass('"Price_hash"') IS NULL THEN
        CREATE INDEX "Price_hash" ON "Price" USING HASH ("cents");
    END IF;
    IF to_regclass('"Price_n"') IS NULL THEN
        CREATE INDEX "Price_n" ON "Price"("n" ops."by itself" DESC);
    END IF;
END
$$;
