CREATE TABLE "A" ("one" INTEGER[], "two" INTEGER[][], "sized" INTEGER[3], "three" TEXT[2][2][2], "array" INTEGER ARRAY, "array_sized" INTEGER ARRAY[4]);
CREATE TABLE "Like" (LIKE "A");
CREATE TABLE "As" AS SELECT * FROM "A";
CREATE TYPE "Composite" AS ("grid" INTEGER[][]);
CREATE DOMAIN "Grid" AS INTEGER[][];
CREATE FUNCTION "f"("grid" INTEGER[][]) RETURNS TEXT[][] LANGUAGE sql AS 'SELECT NULL::text[]';
