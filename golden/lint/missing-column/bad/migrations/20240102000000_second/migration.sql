CREATE UNIQUE INDEX "Guest_email_key" ON "Guest"("email");
UPDATE "Guest" SET "phone" = '-';
ALTER TABLE "Guest" RENAME COLUMN "name" TO "title";
ALTER TABLE "Guest" ALTER COLUMN "name" SET NOT NULL;
