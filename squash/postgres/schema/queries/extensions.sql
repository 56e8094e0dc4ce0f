-- Extensions that the history made; the version only matters where it is not the one that CREATE EXTENSION takes.
SELECT e.oid,
       e.extname AS name,
       n.nspname AS schema,
       e.extversion AS version,
       a.default_version,
       a.comment AS default_comment
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
LEFT JOIN pg_available_extensions a ON a.name = e.extname
WHERE e.oid >= 16384
