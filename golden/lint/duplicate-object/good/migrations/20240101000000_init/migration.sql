CREATE TABLE "Guest" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);
CREATE TYPE "Colour" AS ENUM ('red');
CREATE TABLE "Other" ("id" INTEGER, CONSTRAINT "same" CHECK ("id" > 0));
