-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('own_init(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "own_init"(internal)
 RETURNS internal
 LANGUAGE internal
 STRICT
AS $function$dsimple_init$function$;
    END IF;
END
$squash$;

-- CreateTextSearchTemplate
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_template WHERE tmplname = 'Full' AND tmplnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH TEMPLATE "Full" (INIT = own_init, LEXIZE = dsimple_lexize);
    END IF;
END
$$;

-- CreateTextSearchTemplate
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_template WHERE tmplname = 'bare' AND tmplnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH TEMPLATE "bare" (LEXIZE = dsimple_lexize);
    END IF;
END
$$;
