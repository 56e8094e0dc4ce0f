-- alone
CREATE INDEX CONCURRENTLY "Guest_name_idx" ON "Guest"("name");
