-- CreateEnum
CREATE TYPE "Colour" AS ENUM ('RED', 'BLUE');

-- CreateTable
CREATE TABLE "Auto" (
    "id" INTEGER NOT NULL,
    "farbe" "Colour" NOT NULL,

    CONSTRAINT "Auto_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Auto_farbe_idx" ON "Auto"("farbe");

-- CreateTable
CREATE TABLE "Wheel" (
    "id" INTEGER NOT NULL,
    "size" INTEGER
);
