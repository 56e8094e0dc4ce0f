CREATE TEXT SEARCH CONFIGURATION "of_parser" (PARSER = pg_catalog."default");
CREATE TEXT SEARCH CONFIGURATION "copied" (COPY = pg_catalog.english);
CREATE TEXT SEARCH PARSER "own_parser" (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION "Own" (PARSER = "own_parser");
CREATE SCHEMA "texts";
CREATE TEXT SEARCH CONFIGURATION "texts"."copied too" (COPY = "copied");
-- in use: a column, an index, a function
CREATE TABLE "Page" ("text" TEXT, "words" TSVECTOR GENERATED ALWAYS AS (to_tsvector('copied', "text")) STORED);
CREATE INDEX "Page_text_idx" ON "Page" USING gin (to_tsvector('texts."copied too"'::regconfig, "text"));
