-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('text_plpgsql()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "text_plpgsql"()
 RETURNS integer
 LANGUAGE plpgsql
AS $function$ DECLARE x "Item"."price"%TYPE; BEGIN SELECT "gone" INTO x FROM "Item"; RETURN x; END $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('text_sql()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "text_sql"()
 RETURNS bigint
 LANGUAGE sql
AS $function$SELECT sum("price" + "gone") FROM "Item"$function$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('text_procedure()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "text_procedure"()
 LANGUAGE sql
AS $procedure$DELETE FROM "Item" WHERE "gone" = 1$procedure$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Article" (
    "id" INTEGER CONSTRAINT "Item_id_not_null" NOT NULL,
    "amount" INTEGER
);

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('parsed(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "parsed"(n integer)
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT sum("Article".amount) AS sum
    FROM "Article"
   WHERE ("Article".id > parsed.n);
END;
    END IF;
END
$$;

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('returned()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "returned"()
 RETURNS bigint
 LANGUAGE sql
RETURN (SELECT count(*) AS count FROM "Article");
    END IF;
END
$$;
