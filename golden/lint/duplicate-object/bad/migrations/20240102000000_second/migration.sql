CREATE TYPE "Colour" AS ENUM ('red');
ALTER TYPE "Colour" ADD VALUE 'red';
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_key" PRIMARY KEY ("name");
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_pkey" UNIQUE ("name");
CREATE SCHEMA public;
