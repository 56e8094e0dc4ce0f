-- AlterTable
ALTER TABLE "Notification" ADD COLUMN "sentAt" TIMESTAMP(3),
ADD COLUMN "error" TEXT;
