-- Refuses a session in which another schema stands before pg_catalog: what is called `=` or `text` there would run in
-- place of PostgreSQL's own (CVE-2018-1058). The owner of a database can set such a path for everybody.
DO $squash$
BEGIN
    -- a temporary schema comes first by itself, but no function is looked for in it
    IF (pg_catalog.array_remove(
        pg_catalog.current_schemas(true),
        (SELECT n.nspname FROM pg_catalog.pg_namespace AS n WHERE n.oid OPERATOR(pg_catalog.=) pg_catalog.pg_my_temp_schema())
    ))[1] OPERATOR(pg_catalog.<>) 'pg_catalog'::pg_catalog.name THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ009',
            MESSAGE = 'The search_path of this session puts another schema before pg_catalog.',
            HINT = 'leave pg_catalog out of the search_path of the role and of the database: it comes first by itself.';
    END IF;
END
$squash$;
