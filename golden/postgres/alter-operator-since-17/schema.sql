-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('other(integer,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "other"(integer, integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 <> $2$function$;
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
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('=!=(integer,integer)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR =!= (
    FUNCTION = other,
    LEFTARG = INTEGER,
    RIGHTARG = INTEGER,
    COMMUTATOR = OPERATOR(=!=),
    NEGATOR = OPERATOR(===)
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
    COMMUTATOR = OPERATOR(===),
    NEGATOR = OPERATOR(=!=),
    HASHES,
    MERGES
);
    END IF;
END
$$;
