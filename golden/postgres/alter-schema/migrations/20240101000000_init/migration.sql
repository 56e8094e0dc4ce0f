CREATE SCHEMA "first";
CREATE SCHEMA "second";
CREATE TABLE "first"."Thing" ("id" SERIAL NOT NULL, CONSTRAINT "Thing_pkey" PRIMARY KEY ("id"));
CREATE FUNCTION "first"."count"() RETURNS BIGINT LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM "first"."Thing"; END;
CREATE VIEW "Things" AS SELECT "id" FROM "first"."Thing";
