CREATE TYPE "Celsius" AS ("degrees" REAL);
CREATE TYPE "Kelvin" AS ("degrees" REAL);
CREATE TYPE "Light" AS ENUM ('red', 'green');
CREATE FUNCTION "to_kelvin"("Celsius") RETURNS "Kelvin" LANGUAGE sql IMMUTABLE AS 'SELECT ROW(($1)."degrees" + 273.15)::"Kelvin"';
CREATE FUNCTION "to_celsius"("Kelvin") RETURNS "Celsius" LANGUAGE sql IMMUTABLE AS 'SELECT ROW(($1)."degrees" - 273.15)::"Celsius"';
CREATE FUNCTION "from_number"("n" INTEGER) RETURNS "Celsius" LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1::real)::"Celsius"';
-- WITH FUNCTION: explicit, AS ASSIGNMENT, AS IMPLICIT; without an argument list, too
CREATE CAST ("Celsius" AS "Kelvin") WITH FUNCTION "to_kelvin"("Celsius");
CREATE CAST ("Kelvin" AS "Celsius") WITH FUNCTION "to_celsius" AS ASSIGNMENT;
CREATE CAST (INTEGER AS "Celsius") WITH FUNCTION "from_number"(INTEGER) AS IMPLICIT;
-- WITHOUT FUNCTION: the same bytes
CREATE TYPE "Cents";
CREATE FUNCTION "cents_in"(cstring) RETURNS "Cents" LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION "cents_out"("Cents") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE TYPE "Cents" (INPUT = "cents_in", OUTPUT = "cents_out", LIKE = BIGINT);
CREATE CAST ("Cents" AS BIGINT) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (BIGINT AS "Cents") WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST ("Cents" AS TIMESTAMP) WITHOUT FUNCTION;
-- WITH INOUT
CREATE CAST ("Light" AS JSON) WITH INOUT;
CREATE CAST (TEXT AS "Light") WITH INOUT AS ASSIGNMENT;
CREATE CAST (VARCHAR AS "Light") WITH INOUT AS IMPLICIT;
-- a type to itself: a cast that applies a length, of two and of three arguments
CREATE FUNCTION "fit"("value" "Cents", "width" INTEGER, "explicitly" BOOLEAN) RETURNS "Cents" LANGUAGE internal IMMUTABLE STRICT AS 'int8up';
CREATE CAST ("Cents" AS "Cents") WITH FUNCTION "fit"("Cents", INTEGER, BOOLEAN) AS IMPLICIT;
-- in use
CREATE TABLE "Oven" ("heat" "Celsius" DEFAULT 20, "light" "Light" DEFAULT 'red'::text::"Light", "price" "Cents" DEFAULT 100::bigint);
CREATE VIEW "Hot" AS SELECT "heat"::"Kelvin" AS "kelvin", "price"::bigint + 1 AS "more" FROM "Oven";
