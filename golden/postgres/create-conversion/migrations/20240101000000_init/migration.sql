CREATE CONVERSION "latin_in" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE CONVERSION "latin out" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
-- DEFAULT: one a pair of encodings and schema
CREATE SCHEMA "texts";
CREATE DEFAULT CONVERSION "koi_in" FOR 'KOI8R' TO 'UTF8' FROM koi8r_to_utf8;
CREATE DEFAULT CONVERSION "texts"."koi_in" FOR 'KOI8R' TO 'UTF8' FROM pg_catalog.koi8r_to_utf8;
