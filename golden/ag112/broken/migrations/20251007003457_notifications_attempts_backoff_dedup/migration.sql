-- AlterTable
ALTER TABLE "Notification" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "nextAttemptAt" TIMESTAMP(3),
ADD COLUMN "dedupId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Notification_dedupId_key" ON "Notification"("dedupId");

-- CreateIndex
CREATE INDEX "Notification_status_nextAttemptAt_idx" ON "Notification"("status", "nextAttemptAt");
