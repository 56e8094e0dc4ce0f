CREATE TYPE "Colour" AS ENUM ('red');
CREATE TABLE "Car" ("colour" "Colour", "label" TEXT);
ALTER TYPE "Colour" ADD VALUE 'green';
INSERT INTO "Car" VALUES ('green', '');
