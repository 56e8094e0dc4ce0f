-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"texts"') IS NULL THEN
        CREATE SCHEMA "texts";
    END IF;
END
$$;

-- CreateTextSearchParser
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_parser WHERE prsname = 'own_parser' AND prsnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
CREATE TEXT SEARCH PARSER "own_parser" (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    LEXTYPES = prsd_lextype
);
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'Own' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH CONFIGURATION "Own" (PARSER = own_parser);
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'copied' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH CONFIGURATION "copied" (PARSER = "default");
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'of_parser' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH CONFIGURATION "of_parser" (PARSER = "default");
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'copied too' AND cfgnamespace = '"texts"'::regnamespace::oid) THEN
        CREATE TEXT SEARCH CONFIGURATION "texts"."copied too" (PARSER = "default");
    END IF;
END
$$;

-- AlterTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'copied' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 1) THEN
        ALTER TEXT SEARCH CONFIGURATION "copied" ADD MAPPING FOR "asciiword", "word", "hword_part", "hword_asciipart", "asciihword", "hword" WITH english_stem;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'copied' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 3) THEN
        ALTER TEXT SEARCH CONFIGURATION "copied" ADD MAPPING FOR "numword", "email", "url", "host", "sfloat", "version", "hword_numpart", "numhword", "url_path", "file", "float", "int", "uint" WITH simple;
    END IF;
END
$$;

-- AlterTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'copied too' AND cfgnamespace = '"texts"'::regnamespace::oid) AND maptokentype = 1) THEN
        ALTER TEXT SEARCH CONFIGURATION "texts"."copied too" ADD MAPPING FOR "asciiword", "word", "hword_part", "hword_asciipart", "asciihword", "hword" WITH english_stem;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'copied too' AND cfgnamespace = '"texts"'::regnamespace::oid) AND maptokentype = 3) THEN
        ALTER TEXT SEARCH CONFIGURATION "texts"."copied too" ADD MAPPING FOR "numword", "email", "url", "host", "sfloat", "version", "hword_numpart", "numhword", "url_path", "file", "float", "int", "uint" WITH simple;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Page" (
    "text" TEXT,
    "words" tsvector GENERATED ALWAYS AS (to_tsvector('copied'::regconfig, text)) STORED
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Page_text_idx"') IS NULL THEN
        CREATE INDEX "Page_text_idx" ON "Page" USING GIN (to_tsvector('texts."copied too"'::regconfig, text));
    END IF;
END
$$;
