-- CreateTable
CREATE TABLE "Box" (
    "id" INTEGER NOT NULL,
    "mass" INTEGER NOT NULL
);

-- AlterTable
ALTER TABLE "Box" RENAME COLUMN "mass" TO "weight";

INSERT INTO "Box" ("id", "weight") VALUES (1, 'heavy');
