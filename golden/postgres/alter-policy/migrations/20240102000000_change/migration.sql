ALTER POLICY "first" ON "Note" RENAME TO "The First";
ALTER POLICY "second" ON "Note" TO pg_monitor, pg_read_all_data USING ("id" > 1) WITH CHECK ("id" > 2);
ALTER POLICY "third" ON "Note" TO CURRENT_ROLE;
ALTER POLICY "third" ON "Note" TO SESSION_USER;
ALTER POLICY "third" ON "Note" TO CURRENT_USER;
ALTER POLICY "third" ON "Note" USING ("owner" = CURRENT_USER);
ALTER POLICY "The First" ON "Note" TO pg_monitor WITH CHECK ("id" > 3);
ALTER POLICY "The First" ON "Note" TO PUBLIC;
ALTER TABLE "Note" RENAME COLUMN "public" TO "isPublic";
