{{path}}

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := {{baseline}};
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := {{squashed}};
    state record;
    preface text := '';
    place CONSTANT oid := pg_catalog.to_regclass(pg_catalog.quote_ident(current_schema) || '."_prisma_migrations"');
BEGIN
    IF place IS NULL THEN
        RETURN;
    END IF;
    IF place <> pg_catalog.to_regclass('"_prisma_migrations"')::oid THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = 'A temporary table hides "_prisma_migrations".',
            HINT = 'drop it.';
    END IF;
{{plain}}

{{state}}
{{refuse}}{{unknown}}END
$squash$;
