CREATE TABLE "Note" ("id" INTEGER NOT NULL, "owner" NAME NOT NULL DEFAULT CURRENT_USER, "kind" VARCHAR(10), "public" BOOLEAN);
ALTER TABLE "Note" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "bare" ON "Note";
CREATE POLICY "permissive" ON "Note" AS PERMISSIVE FOR ALL TO PUBLIC USING ("public") WITH CHECK ("owner" = CURRENT_USER);
CREATE POLICY "restrictive" ON "Note" AS RESTRICTIVE USING ("kind" IN ('a', 'b'));
CREATE POLICY "reads" ON "Note" FOR SELECT TO pg_monitor, pg_read_all_data USING ("id" > 0);
CREATE POLICY "inserts" ON "Note" FOR INSERT TO CURRENT_USER WITH CHECK ("id" > 10);
CREATE POLICY "updates" ON "Note" FOR UPDATE TO CURRENT_ROLE USING (true) WITH CHECK ("public");
CREATE POLICY "deletes it all" ON "Note" FOR DELETE TO SESSION_USER USING (false);
-- a policy that reads another table, on a table without row level security
CREATE TABLE "Member" ("noteId" INTEGER, "name" NAME);
CREATE POLICY "members" ON "Note" FOR SELECT USING (EXISTS (SELECT 1 FROM "Member" m WHERE m."noteId" = "Note"."id" AND m."name" = CURRENT_USER));
CREATE POLICY "waiting" ON "Member" USING (true);
