-- The rows of {{count}} that this baseline replaces are kept, as JSON, in the "logs" of its own row, and
-- leave the table; rollback.sql restores them. Where none of them is applied nothing happens.
DO $squash$
DECLARE
    baseline CONSTANT text := {{baseline}};
    squashed CONSTANT json := {{names}};
    -- Prisma records a migration before it runs its script, and finishes that row by its id.
    own text;
    baseline_checksum text;
    inserted CONSTANT boolean := true;
    logs text;
    missing text;
    before bigint;
    archived jsonb;
    archive text;
    removed bigint;
    place CONSTANT oid := pg_catalog.to_regclass(pg_catalog.quote_ident(current_schema) || '."_prisma_migrations"');
BEGIN
    IF place IS NULL THEN
        RETURN;
    END IF;
{{plain}}
    SELECT l.id, l.checksum INTO own, baseline_checksum FROM "_prisma_migrations" AS l
    WHERE l.migration_name::text = baseline AND l.finished_at IS NULL AND l.rolled_back_at IS NULL
    ORDER BY l.started_at DESC, l.id::text LIMIT 1;
    IF own IS NULL OR NOT EXISTS (
        SELECT FROM "_prisma_migrations" AS l
        WHERE l.migration_name::text IN (SELECT pg_catalog.json_array_elements_text(squashed))
        AND l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL
    ) THEN
        RETURN;
    END IF;
    -- Archived timestamps do not depend on the session, and row level security hides no row silently.
    SET LOCAL TimeZone = 'UTC';
    SET LOCAL row_security = off;
    -- Prisma's advisory lock keeps its other runs away. This keeps away whoever does not ask for that one.
    LOCK TABLE "_prisma_migrations" IN SHARE ROW EXCLUSIVE MODE;
    SELECT s.name INTO missing FROM pg_catalog.json_array_elements_text(squashed) AS s (name)
    WHERE NOT EXISTS (
        SELECT FROM "_prisma_migrations" AS l
        WHERE l.migration_name::text = s.name AND l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL
    ) LIMIT 1;
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ006',
            MESSAGE = pg_catalog.format('"%s" has left "_prisma_migrations" while the baseline was running.', missing),
            HINT = pg_catalog.format(
                'find out who changes it, run `npx prisma migrate resolve --rolled-back %s`, and deploy again.',
                {{word}});
    END IF;

{{archive}}
END
$squash$;
