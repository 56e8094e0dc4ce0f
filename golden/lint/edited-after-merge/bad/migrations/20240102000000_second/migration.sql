-- why
ALTER TABLE "Guest" ADD COLUMN "a" TEXT;
