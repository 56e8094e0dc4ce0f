CREATE TABLE "Guest" ("id" INTEGER);

ALTER TABLE "Guest" ADD COLUMN "name" TEXT, ADD CONSTRAINT "Guest_name_key" UNIQUE ("name");
CREATE UNIQUE INDEX "Guest_name_key" ON "Guest"("name");
