CREATE TABLE "Member" ("name" TEXT NOT NULL, "admin" BOOLEAN NOT NULL);
CREATE TABLE "Post" ("id" INTEGER NOT NULL, "owner" TEXT);
CREATE POLICY "by query" ON "Post" USING ((SELECT "admin" FROM "Member" WHERE "name" = current_user)) WITH CHECK ((VALUES (true)));
CREATE POLICY "by two" ON "Post" USING ((SELECT true) OR (SELECT false));
