CREATE TYPE "Pair" AS ("a" INTEGER, "b" TEXT);
CREATE DOMAIN "Label" AS TEXT;
CREATE FUNCTION "int_to_sql"(internal) RETURNS INTEGER LANGUAGE internal IMMUTABLE AS 'int4in';
CREATE FUNCTION "pair_to_sql"(internal) RETURNS "Pair" LANGUAGE internal IMMUTABLE AS 'record_in';
CREATE FUNCTION "from_sql"(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_lextype';
CREATE LANGUAGE "own" HANDLER plpgsql_call_handler;
CREATE TRANSFORM FOR INTEGER LANGUAGE plpgsql (FROM SQL WITH FUNCTION "from_sql"(internal), TO SQL WITH FUNCTION "int_to_sql"(internal));
-- one direction only; functions without their arguments; another language
CREATE TRANSFORM FOR "Pair" LANGUAGE plpgsql (TO SQL WITH FUNCTION "pair_to_sql");
CREATE TRANSFORM FOR TEXT LANGUAGE "own" (FROM SQL WITH FUNCTION prsd_lextype);
-- OR REPLACE
CREATE TRANSFORM FOR "Pair" LANGUAGE "own" (TO SQL WITH FUNCTION "pair_to_sql"(internal));
CREATE OR REPLACE TRANSFORM FOR "Pair" LANGUAGE "own" (FROM SQL WITH FUNCTION "from_sql"(internal), TO SQL WITH FUNCTION "pair_to_sql"(internal));
CREATE FUNCTION "transformed"("Pair") RETURNS INTEGER TRANSFORM FOR TYPE "Pair" LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
