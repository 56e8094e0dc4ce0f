-- CreateTable
CREATE TABLE IF NOT EXISTS "Member" (
    "noteId" INTEGER,
    "name" name
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Note" (
    "id" INTEGER NOT NULL,
    "owner" name NOT NULL DEFAULT CURRENT_USER,
    "kind" VARCHAR(10),
    "public" BOOLEAN
);

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"Note"'::regclass::oid) THEN
        ALTER TABLE "Note" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Member"'::regclass::oid AND polname = 'waiting') THEN
        CREATE POLICY "waiting" ON "Member" USING (true);
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'bare') THEN
        CREATE POLICY "bare" ON "Note";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'deletes it all') THEN
        CREATE POLICY "deletes it all" ON "Note" FOR DELETE TO postgres USING (false);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'inserts') THEN
        CREATE POLICY "inserts" ON "Note" FOR INSERT TO postgres WITH CHECK (id > 10);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'members') THEN
CREATE POLICY "members" ON "Note" FOR SELECT USING (EXISTS ( SELECT 1
   FROM "Member" m
  WHERE ((m."noteId" = "Note".id) AND (m.name = CURRENT_USER))));
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'permissive') THEN
        CREATE POLICY "permissive" ON "Note" USING (public) WITH CHECK (owner = CURRENT_USER);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'reads') THEN
        CREATE POLICY "reads" ON "Note" FOR SELECT TO pg_monitor, pg_read_all_data USING (id > 0);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'restrictive') THEN
        CREATE POLICY "restrictive" ON "Note" AS RESTRICTIVE USING ((kind)::text = ANY (ARRAY['a'::character varying, 'b'::character varying]));
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'updates') THEN
        CREATE POLICY "updates" ON "Note" FOR UPDATE TO postgres USING (true) WITH CHECK (public);
    END IF;
END
$$;
