-- CreateTable
CREATE TABLE IF NOT EXISTS "Member" (
    "name" TEXT NOT NULL,
    "admin" BOOLEAN NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Post" (
    "id" INTEGER NOT NULL,
    "owner" TEXT
);

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Post"'::regclass::oid AND polname = 'by query') THEN
CREATE POLICY "by query" ON "Post" USING (( SELECT "Member".admin
   FROM "Member"
  WHERE ("Member".name = CURRENT_USER))) WITH CHECK (( VALUES (true)));
    END IF;
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Post"'::regclass::oid AND polname = 'by two') THEN
        CREATE POLICY "by two" ON "Post" USING (( SELECT true) OR ( SELECT false));
    END IF;
END
$$;
