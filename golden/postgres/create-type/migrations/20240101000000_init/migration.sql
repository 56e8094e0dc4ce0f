-- composite types, an empty one, COLLATE
CREATE TYPE "Nothing" AS ();
CREATE TYPE "Pair" AS ("a" INTEGER, "b b" VARCHAR(10) COLLATE "C", "c" TEXT[], "d" NUMERIC(10,2));
-- enums, an empty one
CREATE TYPE "Empty" AS ENUM ();
CREATE TYPE "Mood" AS ENUM ('ok', 'it''s bad', 'Über');
-- ranges: the subtype alone; every option
CREATE TYPE "FloatRange" AS RANGE (SUBTYPE = DOUBLE PRECISION);
CREATE TYPE "IntRange";
CREATE FUNCTION "int_canonical"("IntRange") RETURNS "IntRange" LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE FUNCTION "int_diff"(INTEGER, INTEGER) RETURNS DOUBLE PRECISION LANGUAGE internal IMMUTABLE STRICT AS 'int4range_subdiff';
CREATE OPERATOR CLASS "own_int_ops" FOR TYPE INTEGER USING btree AS FUNCTION 1 btint4cmp(INTEGER, INTEGER), OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >;
CREATE TYPE "IntRange" AS RANGE (SUBTYPE = INTEGER, SUBTYPE_OPCLASS = "own_int_ops", CANONICAL = "int_canonical", SUBTYPE_DIFF = "int_diff", MULTIRANGE_TYPE_NAME = "many ints");
CREATE TYPE "TextRange" AS RANGE (SUBTYPE = TEXT, COLLATION = "C", SUBTYPE_OPCLASS = text_pattern_ops);
-- a shell that stays one
CREATE TYPE "Shell";
-- base types: the least, and each option
CREATE TYPE "Small";
CREATE FUNCTION "small_in"(cstring) RETURNS "Small" LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION "small_out"("Small") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE "Small" (INPUT = "small_in", OUTPUT = "small_out");
CREATE TYPE "Whole";
CREATE FUNCTION "whole_in"(cstring, oid, integer) RETURNS "Whole" LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION "whole_out"("Whole") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
CREATE FUNCTION "whole_recv"(internal, oid, integer) RETURNS "Whole" LANGUAGE internal STABLE STRICT AS 'varcharrecv';
CREATE FUNCTION "whole_send"("Whole") RETURNS bytea LANGUAGE internal STABLE STRICT AS 'varcharsend';
CREATE FUNCTION "whole_typmod_in"(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION "whole_typmod_out"(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE FUNCTION "whole_analyze"(internal) RETURNS boolean LANGUAGE internal STRICT AS 'range_typanalyze';
CREATE TYPE "Whole" (
    INPUT = "whole_in", OUTPUT = "whole_out", RECEIVE = "whole_recv", SEND = "whole_send", TYPMOD_IN = "whole_typmod_in", TYPMOD_OUT = "whole_typmod_out",
    ANALYZE = "whole_analyze", INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = external, CATEGORY = 'S', PREFERRED = false, DEFAULT = 'it''s', DELIMITER = ';', COLLATABLE = true
);
-- PASSEDBYVALUE, a fixed length; a category of our own, preferred in it
CREATE TYPE "Number";
CREATE FUNCTION "number_in"(cstring) RETURNS "Number" LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION "number_out"("Number") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE "Number" (INPUT = "number_in", OUTPUT = "number_out", INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'n', PREFERRED = true, DEFAULT = 42);
-- LIKE
CREATE TYPE "Cents";
CREATE FUNCTION "cents_in"(cstring) RETURNS "Cents" LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION "cents_out"("Cents") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE TYPE "Cents" (INPUT = "cents_in", OUTPUT = "cents_out", LIKE = BIGINT);
-- ELEMENT, SUBSCRIPT: fixed length, and of variable length
CREATE TYPE "Corner";
CREATE FUNCTION "corner_in"(cstring) RETURNS "Corner" LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION "corner_out"("Corner") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE "Corner" (INPUT = "corner_in", OUTPUT = "corner_out", INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = DOUBLE PRECISION, SUBSCRIPT = raw_array_subscript_handler);
CREATE TYPE "Doc";
CREATE FUNCTION "doc_in"(cstring) RETURNS "Doc" LANGUAGE internal IMMUTABLE STRICT AS 'jsonb_in';
CREATE FUNCTION "doc_out"("Doc") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'jsonb_out';
CREATE TYPE "Doc" (INPUT = "doc_in", OUTPUT = "doc_out", STORAGE = main, ALIGNMENT = int4, SUBSCRIPT = jsonb_subscript_handler);
CREATE TYPE "Letters";
CREATE FUNCTION "letters_in"(cstring) RETURNS "Letters" LANGUAGE internal IMMUTABLE STRICT AS 'charin';
CREATE FUNCTION "letters_out"("Letters") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'charout';
CREATE TYPE "Letters" (INPUT = "letters_in", OUTPUT = "letters_out", INTERNALLENGTH = 2, ALIGNMENT = int2, STORAGE = plain);
CREATE TYPE "Letter";
CREATE FUNCTION "letter_in"(cstring) RETURNS "Letter" LANGUAGE internal IMMUTABLE STRICT AS 'charin';
CREATE FUNCTION "letter_out"("Letter") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'charout';
CREATE TYPE "Letter" (INPUT = "letter_in", OUTPUT = "letter_out", INTERNALLENGTH = 1, PASSEDBYVALUE, ALIGNMENT = char, STORAGE = plain);
CREATE TYPE "Extended";
CREATE FUNCTION "extended_in"(cstring) RETURNS "Extended" LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION "extended_out"("Extended") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE "Extended" (INPUT = "extended_in", OUTPUT = "extended_out", STORAGE = extended, LIKE = TEXT);
-- in use
CREATE TABLE "Everything" ("a" "Pair", "b" "Mood" DEFAULT 'ok', "c" "FloatRange", "d" "IntRange", "e" "many ints", "f" "TextRange", "g" "Small", "h" "Whole"(20) COLLATE "C", "i" "Number" DEFAULT '7', "j" "Cents"[], "k" "Corner", "l" "Doc", "m" "Whole"(5)[]);
