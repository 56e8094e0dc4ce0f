-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "a" INTEGER,
    "b" TEXT
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('"Quoted Name"("Pair")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "Quoted Name"("Arg Name" "Pair")
 RETURNS void
 LANGUAGE sql
AS $function$$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('add(integer,integer,integer[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "add"(a integer, b integer DEFAULT 1, VARIADIC c integer[] DEFAULT '{}'::integer[])
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT COST 5
AS $function$SELECT a + b$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash1$
BEGIN
    IF to_regprocedure('add(text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "add"(a text)
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT a || '$$' || '$squash$' $function$;
    END IF;
END
$squash1$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('finish(jsonb)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "finish"(state jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state::text$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('items()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "items"(OUT id integer, OUT price numeric)
 RETURNS SETOF record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
 SET work_mem TO '8MB'
AS $function$
BEGIN
  -- a comment; with a semicolon
  SELECT i."id" INTO STRICT id FROM "Item" i;
  RETURN NEXT;
END $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('json_build(jsonb,text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "json_build"(state jsonb, val text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT state || to_jsonb(val) $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('minus(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "minus"(bigint, integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 - $2$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('pair()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "pair"()
 RETURNS "Pair"
 LANGUAGE sql
AS $function$ SELECT 1, 'x' $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('poly(anyelement,anyarray)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "poly"(anyelement, anyarray)
 RETURNS anyelement
 LANGUAGE sql
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('returning_expression(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "returning_expression"(n integer)
 RETURNS integer
 LANGUAGE sql
RETURN (n + 1);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('tab()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "tab"()
 RETURNS TABLE(x integer, "y y" text)
 LANGUAGE sql
AS $function$ SELECT 1, 'y' $function$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('clean(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "clean"(INOUT n integer)
 LANGUAGE plpgsql
AS $procedure$ BEGIN DELETE FROM "Item"; n := 1; END $procedure$;
    END IF;
END
$squash$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('collect(text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "collect"(text) (
    SFUNC = json_build,
    STYPE = jsonb,
    FINALFUNC = finish,
    INITCOND = '[]',
    PARALLEL = SAFE
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('count_all()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "count_all"(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '0'
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('largest(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "largest"(integer) (
    SFUNC = int4larger,
    STYPE = integer,
    COMBINEFUNC = int4larger,
    SORTOP = OPERATOR(pg_catalog.>)
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('median_like(double precision,anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "median_like"(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('moving(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "moving"(integer) (
    SFUNC = int4_sum,
    STYPE = bigint,
    MSFUNC = int4_sum,
    MINVFUNC = minus,
    MSTYPE = bigint
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Article" (
    "id" INTEGER CONSTRAINT "Item_id_not_null" NOT NULL,
    "amount" DECIMAL(10,2),

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('atomic(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "atomic"(n integer)
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT (n + ( SELECT (count(*))::integer AS count
            FROM "Article"));
 SELECT (n * 2);
END;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cheap(numeric)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cheap"(limit_price numeric)
 RETURNS SETOF "Article"
 LANGUAGE sql
AS $function$SELECT * FROM "Item" WHERE "price" < limit_price$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('total("Article")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "total"(i "Article")
 RETURNS numeric
 LANGUAGE sql
 STABLE LEAKPROOF
AS $function$SELECT i."price" * 2$function$;
    END IF;
END
$squash$;
