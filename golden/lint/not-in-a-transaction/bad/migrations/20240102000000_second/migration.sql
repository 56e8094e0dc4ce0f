COMMENT ON TABLE "Guest" IS 'people';
CREATE INDEX CONCURRENTLY "Guest_name_idx" ON "Guest"("name");
