    -- Functions are qualified and values have a type: otherwise a function or an operator of this database that fits
    -- better could run in place of PostgreSQL's own, as the role that runs this (CVE-2018-1058).
    WITH
        wanted AS (
            SELECT s.name, s.checksums::jsonb AS checksums, s.position
            FROM pg_catalog.json_each(squashed) WITH ORDINALITY AS s (name, checksums, position)
        ),
        ledger AS (
            SELECT
                l.id::text AS id, l.migration_name::text AS name, l.checksum::text AS checksum, l.started_at,
                -- Prisma's words: applied is finished and not rolled back, failed is neither finished nor rolled back.
                l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL AS applied,
                l.finished_at IS NULL AND l.rolled_back_at IS NULL AS failed
            FROM "_prisma_migrations" AS l
        ),
        tries AS (
            SELECT l.*, w.position, w.checksums FROM ledger AS l LEFT JOIN wanted AS w ON w.name = l.name{{old}}
        )
    SELECT
        (SELECT pg_catalog.count(*) FROM wanted) AS total,
        (SELECT name FROM wanted ORDER BY position DESC LIMIT 1) AS last,
        (SELECT pg_catalog.count(*) FROM tries WHERE position IS NOT NULL AND (applied OR failed)) AS held,
        ARRAY(
            SELECT w.name FROM wanted AS w LEFT JOIN tries AS t ON t.name = w.name AND t.applied{{held}}
            WHERE t.id IS NULL ORDER BY w.position
        ) AS missing,
        ARRAY(SELECT name FROM tries WHERE failed AND name <> baseline ORDER BY started_at, id) AS failed,
        ARRAY(
            SELECT name FROM tries WHERE applied AND position IS NULL AND name <> baseline ORDER BY started_at, id
        ) AS unknown,
        -- Old ledgers print each byte of the checksum without padding: 0a as a, 00 as 0.
        ARRAY(
            SELECT pg_catalog.format(
                '"%s" (%s in the ledger, %s in git)',
                name, pg_catalog.left(checksum, 8), pg_catalog.left(checksums ->> 0, 8))
            FROM tries
            WHERE applied AND position IS NOT NULL AND NOT checksums @> pg_catalog.to_jsonb(checksum) AND NOT (
                pg_catalog.length(checksum) < 64 AND checksum IN (
                    SELECT pg_catalog.replace(pg_catalog.replace(
                        pg_catalog.regexp_replace(padded, '(..)', E'.\\1', 'g'), '.0', ''), '.', '')
                    FROM pg_catalog.jsonb_array_elements_text(checksums) AS padded
                )
            )
            ORDER BY position, id
        ) AS edited,
        (SELECT id FROM tries WHERE name = baseline AND applied{{own}} ORDER BY started_at, id LIMIT 1) AS baseline_id,
        EXISTS (SELECT FROM tries WHERE name = baseline AND failed) AS baseline_open
    INTO state;
