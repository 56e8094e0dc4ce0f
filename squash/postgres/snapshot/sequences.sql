-- The sequences whose state is compared, as SQL names, and whether this role may read them.
SELECT
    c.oid::regclass::text AS name,
    has_schema_privilege(c.relnamespace, 'USAGE') AND has_sequence_privilege(c.oid, 'SELECT') AS readable
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND c.oid >= 16384 AND n.nspname !~ '^pg_temp_[0-9]+$'
ORDER BY c.oid
