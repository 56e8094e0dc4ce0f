CREATE SCHEMA "side";
CREATE TABLE "side"."Guest" ("id" INTEGER);
CREATE TABLE "public" ("public" TEXT);
