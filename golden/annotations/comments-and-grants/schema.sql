-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"app"') IS NULL THEN
        CREATE SCHEMA "app";
    END IF;
END
$$;

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore" WITH SCHEMA "app";

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Mood"') IS NULL THEN
        CREATE TYPE "Mood" AS ENUM ('ok');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "a" INTEGER
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Name"') IS NULL THEN
        CREATE DOMAIN "Name" AS TEXT CONSTRAINT "short" CHECK (length(VALUE) < 10);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('f(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "f"(integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('tf()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "tf"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$BEGIN RETURN NEW; END$function$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('p()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "p"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('agg(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "agg"(integer) (
    SFUNC = int4larger,
    STYPE = integer
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('agg0()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "agg0"(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '0'
);
    END IF;
END
$$;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "numbers";

-- CreateTable
CREATE TABLE IF NOT EXISTS "User" (
    "id" SERIAL NOT NULL,
    "email" CITEXT,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "positive" CHECK (id > 0)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "app"."Thing" (
    "id" INTEGER NOT NULL,
    "userId" INTEGER,
    "tags" app.hstore
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Emails"') IS NULL THEN
CREATE VIEW "Emails" AS
 SELECT email
   FROM "User";
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"User_email_idx"') IS NULL THEN
        CREATE INDEX "User_email_idx" ON "User"("email");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"app"."Thing"'::regclass::oid AND conname = 'Thing_userId_fkey') THEN
        ALTER TABLE "app"."Thing" ADD CONSTRAINT "Thing_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id");
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"Counts"') IS NULL THEN
CREATE MATERIALIZED VIEW "Counts" AS
 SELECT count(*) AS n
   FROM "User";
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"User"'::regclass::oid AND rulename = 'r') THEN
CREATE RULE r AS
    ON DELETE TO "User" DO INSTEAD NOTHING;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"User"'::regclass::oid AND tgname = 't on x' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t on x" BEFORE INSERT ON "User" FOR EACH ROW EXECUTE FUNCTION tf();
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"User"'::regclass::oid AND polname = 'pol') THEN
        CREATE POLICY "pol" ON "User" USING (true);
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('agg(integer)'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON ROUTINE agg(integer) IS 'aggregate';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('agg0()'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON ROUTINE agg0() IS 'aggregate of all';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description((SELECT oid FROM pg_extension WHERE extname = 'hstore'), 'pg_extension') IS DISTINCT FROM 'our own words') AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'hstore')), 'USAGE') THEN
        COMMENT ON EXTENSION "hstore" IS 'our own words';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('f(integer)'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON FUNCTION f(integer) IS 'function';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('"Counts"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON MATERIALIZED VIEW "Counts" IS 'matview';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('p()'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON PROCEDURE p() IS 'procedure';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description('"app"'::regnamespace::oid, 'pg_namespace') IS NULL) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid), 'USAGE') THEN
        COMMENT ON SCHEMA "app" IS 'the app';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('"numbers"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON SEQUENCE "numbers" IS 'seq';
    END IF;
END
$$;

-- Comment
DO $squash$
BEGIN
    IF pg_catalog.col_description('"User"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"User"'::regclass::oid AND attname = 'email')) IS NULL THEN
        COMMENT ON COLUMN "User"."email" IS E'back\\slash $$ dollar';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_constraint WHERE conrelid = '"User"'::regclass::oid AND conname = 'User_pkey'), 'pg_constraint') IS NULL THEN
        COMMENT ON CONSTRAINT "User_pkey" ON "User" IS 'pk';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_constraint WHERE conrelid = '"User"'::regclass::oid AND conname = 'positive'), 'pg_constraint') IS NULL THEN
        COMMENT ON CONSTRAINT "positive" ON "User" IS 'positive';
    END IF;
    IF pg_catalog.obj_description('"User_email_idx"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON INDEX "User_email_idx" IS 'idx';
    END IF;
    IF pg_catalog.obj_description('"User_pkey"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON INDEX "User_pkey" IS 'pk index';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_policy WHERE polrelid = '"User"'::regclass::oid AND polname = 'pol'), 'pg_policy') IS NULL THEN
        COMMENT ON POLICY "pol" ON "User" IS 'policy';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_rewrite WHERE ev_class = '"User"'::regclass::oid AND rulename = 'r'), 'pg_rewrite') IS NULL THEN
        COMMENT ON RULE "r" ON "User" IS 'rule';
    END IF;
    IF pg_catalog.obj_description('"User_id_seq"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON SEQUENCE "User_id_seq" IS 'serial seq';
    END IF;
    IF pg_catalog.obj_description('"User"'::regclass::oid, 'pg_class') IS NULL THEN
COMMENT ON TABLE "User" IS 'it''s a user
with two lines';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_trigger WHERE tgrelid = '"User"'::regclass::oid AND tgname = 't on x' AND NOT tgisinternal), 'pg_trigger') IS NULL THEN
        COMMENT ON TRIGGER "t on x" ON "User" IS 'trigger';
    END IF;
END
$squash$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_constraint WHERE conrelid = '"app"."Thing"'::regclass::oid AND conname = 'Thing_userId_fkey'), 'pg_constraint') IS NULL THEN
        COMMENT ON CONSTRAINT "Thing_userId_fkey" ON "app"."Thing" IS 'fk';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('"Mood"'::regtype::oid, 'pg_type') IS NULL THEN
        COMMENT ON TYPE "Mood" IS 'mood';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_constraint WHERE contypid = '"Name"'::regtype::oid AND conname = 'short'), 'pg_constraint') IS NULL THEN
        COMMENT ON CONSTRAINT "short" ON DOMAIN "Name" IS 'short';
    END IF;
    IF pg_catalog.obj_description('"Name"'::regtype::oid, 'pg_type') IS NULL THEN
        COMMENT ON DOMAIN "Name" IS 'name';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"Pair"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Pair"'::regclass::oid AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "Pair"."a" IS 'a of pair';
    END IF;
    IF pg_catalog.obj_description('"Pair"'::regtype::oid, 'pg_type') IS NULL THEN
        COMMENT ON TYPE "Pair" IS 'pair';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"Emails"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Emails"'::regclass::oid AND attname = 'email')) IS NULL THEN
        COMMENT ON COLUMN "Emails"."email" IS 'view column';
    END IF;
    IF pg_catalog.obj_description('"Emails"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON VIEW "Emails" IS 'view';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'f(integer)'::regprocedure::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION f(integer) TO "pg_monitor";
    END IF;
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'f(integer)'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'f(integer)'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION f(integer) FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Counts"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "Counts" TO "pg_read_all_data";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Counts"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT') AND is_grantable) < 1 THEN
        GRANT SELECT ON TABLE "Counts" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'p()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'p()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON PROCEDURE p() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) < 1) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid), 'USAGE') THEN
        GRANT USAGE ON SCHEMA "app" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid)) WHERE grantee = 0::oid AND privilege_type IN ('CREATE')) < 1) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        GRANT CREATE ON SCHEMA "public" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"numbers"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT', 'USAGE')) < 2 THEN
        GRANT SELECT, USAGE ON SEQUENCE "numbers" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"User"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('INSERT', 'SELECT')) < 2 THEN
        GRANT INSERT, SELECT ON TABLE "User" TO PUBLIC;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"User_id_seq"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON SEQUENCE "User_id_seq" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"app"."Thing"'::regclass::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."Thing"'::regclass::oid)) WHERE grantee = (SELECT relowner FROM pg_class WHERE oid = '"app"."Thing"'::regclass::oid) AND privilege_type IN ('INSERT')) > 0 THEN
        REVOKE INSERT ON TABLE "app"."Thing" FROM CURRENT_USER;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"app"."Thing"'::regclass::oid AND attname = 'id')) WHERE grantee = 0::oid AND privilege_type IN ('SELECT', 'UPDATE')) < 2 THEN
        GRANT SELECT ("id"), UPDATE ("id") ON TABLE "app"."Thing" TO PUBLIC;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"app"."Thing"'::regclass::oid AND attname = 'tags')) WHERE grantee = 0::oid AND privilege_type IN ('UPDATE')) < 1 THEN
        GRANT UPDATE ("tags") ON TABLE "app"."Thing" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT typacl IS NULL FROM pg_type WHERE oid = '"Mood"'::regtype::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Mood"'::regtype::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON TYPE "Mood" FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Emails"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "Emails" TO PUBLIC;
    END IF;
END
$$;
