-- AlterTable
ALTER TABLE "Player" ADD COLUMN "seat" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Player_seat_idx" ON "Player"("seat");
