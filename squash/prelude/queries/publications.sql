SELECT
    p.pubname::text AS name,
    p.puballtables AS all_tables,
    concat_ws(
        ', ',
        CASE WHEN p.pubinsert THEN 'insert' END,
        CASE WHEN p.pubupdate THEN 'update' END,
        CASE WHEN p.pubdelete THEN 'delete' END,
        CASE WHEN p.pubtruncate THEN 'truncate' END
    ) AS publishes,
    p.pubviaroot AS via_root,
    pg_has_role(p.pubowner, 'USAGE') AS acts
FROM pg_publication AS p
WHERE p.pubname::text = ANY (%(names)s::text[])
ORDER BY 1
