CREATE TABLE "Guest" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);
CREATE TYPE "Mood" AS ENUM ('good', 'bad');
ALTER TABLE "Guest" ADD COLUMN "mood" "Mood";
CREATE TABLE "_friends" ("A" INTEGER NOT NULL, "B" INTEGER NOT NULL);
