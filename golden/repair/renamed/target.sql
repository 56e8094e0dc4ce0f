CREATE TYPE "Colour" AS ENUM ('RED', 'BLUE');
CREATE TABLE "Auto" ("id" INTEGER NOT NULL, "farbe" "Colour" NOT NULL, CONSTRAINT "Auto_pkey" PRIMARY KEY ("id"));
CREATE INDEX "Auto_farbe_idx" ON "Auto"("farbe");
CREATE TABLE "Rim" ("id" INTEGER NOT NULL, "size" INTEGER);
ALTER TYPE "Colour" RENAME TO "Color";
ALTER TABLE "Auto" RENAME COLUMN "farbe" TO "color";
ALTER INDEX "Auto_farbe_idx" RENAME TO "Auto_color_idx";
