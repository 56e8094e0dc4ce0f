-- the column comes last, in the heirs after their own
ALTER TABLE "Base" ADD COLUMN "late" TEXT;
ALTER TABLE "Base" DROP CONSTRAINT "named", DROP COLUMN "name" CASCADE;
