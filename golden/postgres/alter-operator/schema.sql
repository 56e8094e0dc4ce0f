-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"ops"') IS NULL THEN
        CREATE SCHEMA "ops";
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('minus(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "minus"(integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT -$1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('same(integer,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "same"(integer, integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 = $2$function$;
    END IF;
END
$squash$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('=!=(NONE,integer)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR =!= (
    FUNCTION = minus,
    RIGHTARG = INTEGER
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('===(integer,integer)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR === (
    FUNCTION = same,
    LEFTARG = INTEGER,
    RIGHTARG = INTEGER,
    RESTRICT = eqsel,
    JOIN = eqjoinsel
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('ops.====(integer,integer)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR ops.==== (
    FUNCTION = same,
    LEFTARG = INTEGER,
    RIGHTARG = INTEGER
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "n" INTEGER,

    CONSTRAINT "moved with its operator" CHECK (n OPERATOR(ops.====) 1)
);
