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
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'from latin' AND connamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE CONVERSION "from latin" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'second' AND connamespace = '"texts"'::regnamespace::oid) THEN
        CREATE DEFAULT CONVERSION "texts"."second" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
    END IF;
END
$$;
