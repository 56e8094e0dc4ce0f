-- AlterTable
ALTER TABLE "OrderItem" ADD COLUMN "titleSnap" TEXT,
ADD COLUMN "priceSnap" DECIMAL(10,2),
ADD COLUMN "producerNameSnap" TEXT;
