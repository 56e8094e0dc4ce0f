ALTER TABLE "A" ALTER COLUMN "id" SET DATA TYPE BIGINT, ALTER COLUMN "identity" SET DATA TYPE BIGINT, ALTER COLUMN "small" SET DATA TYPE INTEGER;
-- AlterTable, as Prisma writes @default(autoincrement()) for a column that is there
CREATE SEQUENCE "A_later_seq";
ALTER TABLE "A" ALTER COLUMN "later" SET DEFAULT nextval('"A_later_seq"');
ALTER SEQUENCE "A_later_seq" OWNED BY "A"."later";
