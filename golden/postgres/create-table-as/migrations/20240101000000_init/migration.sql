CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE "Source" ("id" INTEGER NOT NULL DEFAULT 1, "name" VARCHAR(10) COLLATE "C", "list" INTEGER[][], "price" NUMERIC(10,2), CONSTRAINT "Source_pkey" PRIMARY KEY ("id"));
-- types and collations come along, defaults and constraints do not
CREATE TABLE "plain" AS SELECT * FROM "Source";
CREATE TABLE IF NOT EXISTS "plain" AS SELECT 1 AS "other";
CREATE TABLE "named" ("a", "b b") AS SELECT "id", upper("name") FROM "Source";
CREATE TABLE "with_everything" ("a") USING "heap_two" WITH (fillfactor = 60, autovacuum_enabled = false) TABLESPACE pg_default AS SELECT "price" * 2 FROM "Source" WITH DATA;
CREATE UNLOGGED TABLE IF NOT EXISTS "fast" WITHOUT OIDS AS TABLE "Source" WITH NO DATA;
CREATE TABLE "values" ("x", "y") AS VALUES (1, 'a'), (2, 'b') WITH NO DATA;
CREATE TABLE "expressions" AS SELECT "id" + 1.5 AS "n", "list"[1:2] AS "slice", now() AS "at", NULL AS "nothing", ROW(1, 2) = ROW(1, 2) AS "same" FROM "Source";
CREATE TABLE "no_columns" AS SELECT FROM "Source";
PREPARE "by_name" (TEXT) AS SELECT "id", "name" FROM "Source" WHERE "name" = $1;
CREATE TABLE "executed" AS EXECUTE "by_name"('x');
DEALLOCATE "by_name";
-- of the session only: nothing of them is left
CREATE TEMPORARY TABLE "gone" ON COMMIT PRESERVE ROWS AS SELECT 1 AS "one";
CREATE LOCAL TEMP TABLE "gone_too" ON COMMIT DELETE ROWS AS SELECT 1 AS "one";
CREATE GLOBAL TEMPORARY TABLE "gone_at_once" ON COMMIT DROP AS SELECT 1 AS "one";
