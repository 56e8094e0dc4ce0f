SELECT
    e.extname::text AS name,
    n.nspname::text AS schema,
    -- those that it requires
    ARRAY(
        SELECT other.extname::text
        FROM pg_depend AS d
        JOIN pg_extension AS other ON other.oid = d.refobjid
        WHERE
            d.classid = 'pg_extension'::regclass
            AND d.objid = e.oid
            AND d.refclassid = 'pg_extension'::regclass
        ORDER BY 1
    ) AS requires
FROM pg_extension AS e
JOIN pg_namespace AS n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
ORDER BY 1
