CREATE TYPE "Colour" AS ENUM ('red');
CREATE TABLE "Car" ("colour" "Colour", "label" TEXT);
