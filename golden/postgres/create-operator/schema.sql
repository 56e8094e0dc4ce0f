-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"ops"') IS NULL THEN
        CREATE SCHEMA "ops";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Version"') IS NULL THEN
CREATE TYPE "Version" AS (
    "major" INTEGER,
    "minor" INTEGER
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('next_version("Version")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "next_version"("Version")
 RETURNS "Version"
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('version_eq("Version","Version")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "version_eq"("Version", "Version")
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1."major" = $2."major" AND $1."minor" = $2."minor"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('version_gt("Version","Version")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "version_gt"("Version", "Version")
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1."major" > $2."major"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('version_lt("Version","Version")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "version_lt"("Version", "Version")
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1."major" < $2."major"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('version_ne("Version","Version")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "version_ne"("Version", "Version")
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1."major" <> $2."major" OR $1."minor" <> $2."minor"$function$;
    END IF;
END
$squash$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<<<("Version","Version")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR <<< (
    FUNCTION = version_lt,
    LEFTARG = "Version",
    RIGHTARG = "Version",
    COMMUTATOR = OPERATOR(>>>)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<<<(NONE,"Version")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR <<< (
    FUNCTION = next_version,
    RIGHTARG = "Version"
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<<>>("Version","Version")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR <<>> (
    FUNCTION = version_ne,
    LEFTARG = "Version",
    RIGHTARG = "Version",
    COMMUTATOR = OPERATOR(<<>>),
    NEGATOR = OPERATOR(===),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('===("Version","Version")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR === (
    FUNCTION = version_eq,
    LEFTARG = "Version",
    RIGHTARG = "Version",
    COMMUTATOR = OPERATOR(===),
    NEGATOR = OPERATOR(<<>>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('>>>("Version","Version")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR >>> (
    FUNCTION = version_gt,
    LEFTARG = "Version",
    RIGHTARG = "Version",
    COMMUTATOR = OPERATOR(<<<),
    RESTRICT = scalargtsel,
    JOIN = scalargtjoinsel
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('@#@(NONE,bigint)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR @#@ (
    FUNCTION = int8um,
    RIGHTARG = BIGINT
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('ops.+(integer,integer)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR ops.+ (
    FUNCTION = int4pl,
    LEFTARG = INTEGER,
    RIGHTARG = INTEGER
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Release" (
    "version" "Version",
    "n" INTEGER,

    CONSTRAINT "not_zero" CHECK (version <<>> ROW(0, 0)::"Version"),
    CONSTRAINT "sum" CHECK ((n OPERATOR(ops.+) 1) > 0)
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Later"') IS NULL THEN
CREATE VIEW "Later" AS
 SELECT (<<< version) AS next
   FROM "Release"
  WHERE (version >>> ROW(1, 0)::"Version");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Release_sum_idx"') IS NULL THEN
        CREATE INDEX "Release_sum_idx" ON "Release"(((n OPERATOR(ops.+) 2)));
    END IF;
END
$$;
