CREATE TABLE "Note" ("id" INTEGER NOT NULL, "owner" NAME, "public" BOOLEAN);
CREATE POLICY "first" ON "Note" USING ("public");
CREATE POLICY "second" ON "Note" USING ("public") WITH CHECK ("public");
CREATE POLICY "third" ON "Note" FOR SELECT TO PUBLIC USING ("public");
ALTER TABLE "Note" ENABLE ROW LEVEL SECURITY;
