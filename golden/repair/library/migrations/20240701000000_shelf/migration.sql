-- AlterTable
ALTER TABLE "Book" ADD COLUMN "shelf" TEXT,
ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en';
