ALTER TABLE "Guest" ADD COLUMN "CONCURRENTLY" TEXT;
CREATE INDEX "concurrently" ON "Guest"("name");
