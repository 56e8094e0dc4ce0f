-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'own') THEN
        CREATE LANGUAGE "own" HANDLER plpgsql_call_handler;
    END IF;
END
$$;

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

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Label"') IS NULL THEN
        CREATE DOMAIN "Label" AS TEXT;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('from_sql(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "from_sql"(internal)
 RETURNS internal
 LANGUAGE internal
 IMMUTABLE
AS $function$prsd_lextype$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('int_to_sql(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "int_to_sql"(internal)
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE
AS $function$int4in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('pair_to_sql(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "pair_to_sql"(internal)
 RETURNS "Pair"
 LANGUAGE internal
 IMMUTABLE
AS $function$record_in$function$;
    END IF;
END
$squash$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = '"Pair"'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'own')) THEN
        CREATE TRANSFORM FOR "Pair" LANGUAGE "own" (FROM SQL WITH FUNCTION from_sql(internal), TO SQL WITH FUNCTION pair_to_sql(internal));
    END IF;
END
$$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = '"Pair"'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR "Pair" LANGUAGE "plpgsql" (TO SQL WITH FUNCTION pair_to_sql(internal));
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('transformed("Pair")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "transformed"("Pair")
 RETURNS integer
 TRANSFORM FOR TYPE "Pair"
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN 1; END $function$;
    END IF;
END
$squash$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = 'integer'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR INTEGER LANGUAGE "plpgsql" (FROM SQL WITH FUNCTION from_sql(internal), TO SQL WITH FUNCTION int_to_sql(internal));
    END IF;
END
$$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = 'text'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'own')) THEN
        CREATE TRANSFORM FOR TEXT LANGUAGE "own" (FROM SQL WITH FUNCTION prsd_lextype(internal));
    END IF;
END
$$;
