-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"texts"') IS NULL THEN
        CREATE SCHEMA "texts";
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'koi_in' AND connamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE DEFAULT CONVERSION "koi_in" FOR 'KOI8R' TO 'UTF8' FROM koi8r_to_utf8;
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'latin out' AND connamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE CONVERSION "latin out" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'latin_in' AND connamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE CONVERSION "latin_in" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'koi_in' AND connamespace = '"texts"'::regnamespace::oid) THEN
        CREATE DEFAULT CONVERSION "texts"."koi_in" FOR 'KOI8R' TO 'UTF8' FROM koi8r_to_utf8;
    END IF;
END
$$;
