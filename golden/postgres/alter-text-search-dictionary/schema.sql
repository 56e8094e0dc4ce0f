-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"texts"') IS NULL THEN
        CREATE SCHEMA "texts";
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'First One' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "First One" (TEMPLATE = simple, stopwords = 'russian', accept = 'false');
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'second' AND dictnamespace = '"texts"'::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "texts"."second" (TEMPLATE = snowball, language = 'english');
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'in_use' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH CONFIGURATION "in_use" (PARSER = "default");
    END IF;
END
$$;

-- AlterTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'in_use' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 1) THEN
        ALTER TEXT SEARCH CONFIGURATION "in_use" ADD MAPPING FOR "asciiword", "word", "hword_part", "hword_asciipart", "asciihword", "hword" WITH texts.second;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'in_use' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 3) THEN
        ALTER TEXT SEARCH CONFIGURATION "in_use" ADD MAPPING FOR "numword", "email", "url", "host", "sfloat", "version", "hword_numpart", "numhword", "url_path", "file", "float", "int", "uint" WITH simple;
    END IF;
END
$$;
