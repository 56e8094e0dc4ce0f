-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('current_tenant()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "current_tenant"()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ SELECT current_setting('app.tenant', true) $function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Doc" (
    "id" INTEGER NOT NULL,
    "owner" TEXT,
    "public" BOOLEAN
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Other" (
    "id" INTEGER
);

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relforcerowsecurity FROM pg_class WHERE oid = '"Doc"'::regclass::oid) THEN
        ALTER TABLE "Doc" FORCE ROW LEVEL SECURITY;
    END IF;
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"Doc"'::regclass::oid) THEN
        ALTER TABLE "Doc" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Doc"'::regclass::oid AND polname = 'all of it') THEN
CREATE POLICY "all of it" ON "Doc" USING (EXISTS ( SELECT 1
   FROM "Other" o
  WHERE (o.id = "Doc".id))) WITH CHECK ((id > 0) OR (id < '-5'::integer));
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Doc"'::regclass::oid AND polname = 'me') THEN
        CREATE POLICY "me" ON "Doc" FOR UPDATE TO postgres USING (true);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Doc"'::regclass::oid AND polname = 'read') THEN
        CREATE POLICY "read" ON "Doc" FOR SELECT USING (public OR (owner = current_tenant()));
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Doc"'::regclass::oid AND polname = 'write') THEN
        CREATE POLICY "write" ON "Doc" AS RESTRICTIVE FOR INSERT WITH CHECK (owner = current_tenant());
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Other"'::regclass::oid AND polname = 'unused') THEN
        CREATE POLICY "unused" ON "Other" FOR DELETE USING (false);
    END IF;
END
$$;
