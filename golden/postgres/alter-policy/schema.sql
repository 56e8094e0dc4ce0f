-- CreateTable
CREATE TABLE IF NOT EXISTS "Note" (
    "id" INTEGER NOT NULL,
    "owner" name,
    "isPublic" BOOLEAN
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
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'The First') THEN
        CREATE POLICY "The First" ON "Note" USING ("isPublic") WITH CHECK (id > 3);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'second') THEN
        CREATE POLICY "second" ON "Note" TO pg_monitor, pg_read_all_data USING (id > 1) WITH CHECK (id > 2);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Note"'::regclass::oid AND polname = 'third') THEN
        CREATE POLICY "third" ON "Note" FOR SELECT TO postgres USING (owner = CURRENT_USER);
    END IF;
END
$$;
