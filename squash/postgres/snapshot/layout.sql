-- What the server says about its own catalogs: one row a catalog of schema pg_catalog.
WITH reference AS MATERIALIZED (
    SELECT fktable, fkcols, pktable::regclass::text AS target
    FROM pg_get_catalog_foreign_keys()
)
SELECT
    c.relname::text AS name,
    c.oid::bigint AS oid,
    c.relisshared AS shared,
    -- [name, type, may this role read it]
    (
        SELECT json_agg(json_build_array(
            a.attname, (SELECT y.typname FROM pg_type y WHERE y.oid = a.atttypid),
            has_column_privilege(c.oid, a.attnum, 'SELECT')) ORDER BY a.attnum)
        FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    )::text AS columns,
    -- Unique constraints, as lists of columns, the primary key first; initdb declares them since PostgreSQL 14.
    (
        SELECT json_agg((
            SELECT json_agg(a.attname ORDER BY array_position(u.conkey, a.attnum))
            FROM pg_attribute a
            WHERE a.attrelid = u.conrelid AND a.attnum = ANY (u.conkey)) ORDER BY u.contype, u.conname)
        FROM pg_constraint u
        WHERE u.conrelid = c.oid AND u.contype IN ('p', 'u')
    )::text AS keys,
    -- [[columns], catalog that they refer to]; two columns are a relation and the numbers of its columns.
    (
        SELECT json_agg(json_build_array(r.fkcols, r.target))
        FROM reference r
        WHERE r.fktable = c.oid
    )::text AS foreign_keys
FROM pg_class c
WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND c.oid < 16384
ORDER BY c.relname
