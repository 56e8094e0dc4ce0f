ALTER INDEX "stored" SET (fillfactor = 60);
ALTER INDEX IF EXISTS "stored" RESET (deduplicate_items);
ALTER INDEX "tags_idx" SET (fastupdate = off, gin_pending_list_limit = 256);
ALTER INDEX "expressions" ALTER COLUMN 1 SET STATISTICS 300;
ALTER INDEX IF EXISTS "expressions" ALTER 2 SET STATISTICS 400;
