-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('own_end(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "own_end"(internal)
 RETURNS void
 LANGUAGE internal
 STRICT
AS $function$prsd_end$function$;
    END IF;
END
$squash$;

-- CreateTextSearchParser
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_parser WHERE prsname = 'Full' AND prsnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
CREATE TEXT SEARCH PARSER "Full" (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = own_end,
    LEXTYPES = prsd_lextype,
    HEADLINE = prsd_headline
);
    END IF;
END
$$;

-- CreateTextSearchParser
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_parser WHERE prsname = 'bare' AND prsnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
CREATE TEXT SEARCH PARSER "bare" (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    LEXTYPES = prsd_lextype
);
    END IF;
END
$$;
