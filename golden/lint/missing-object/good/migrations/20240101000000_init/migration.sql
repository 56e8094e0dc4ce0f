CREATE TABLE "Guest" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);
CREATE TYPE "Colour" AS ENUM ('red');
ALTER TABLE "Guest" ADD UNIQUE ("name"), ADD CHECK ("id" > 0);
CREATE SCHEMA audit;
