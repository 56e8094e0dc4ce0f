CREATE TABLE "Item" ("id" INTEGER NOT NULL, "price" INTEGER, "gone" INTEGER);
CREATE FUNCTION "parsed"("n" INTEGER) RETURNS BIGINT LANGUAGE sql BEGIN ATOMIC SELECT sum("price") FROM "Item" WHERE "id" > "n"; END;
CREATE FUNCTION "returned"() RETURNS BIGINT LANGUAGE sql RETURN (SELECT count(*) FROM "Item");
CREATE FUNCTION "text_sql"() RETURNS BIGINT LANGUAGE sql AS 'SELECT sum("price" + "gone") FROM "Item"';
CREATE FUNCTION "text_plpgsql"() RETURNS "Item"."gone"%TYPE LANGUAGE plpgsql AS $$ DECLARE x "Item"."price"%TYPE; BEGIN SELECT "gone" INTO x FROM "Item"; RETURN x; END $$;
CREATE PROCEDURE "text_procedure"() LANGUAGE sql AS 'DELETE FROM "Item" WHERE "gone" = 1';
