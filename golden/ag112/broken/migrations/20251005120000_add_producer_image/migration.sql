-- AlterTable
ALTER TABLE "Producer" ADD COLUMN "imageUrl" TEXT;
