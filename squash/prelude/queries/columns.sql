SELECT
    a.attrelid::int8 AS relation,
    a.attname::text AS name,
    format_type(a.atttypid, a.atttypmod) AS type,
    a.atttypid::int8 AS type_oid,
    a.attnotnull AS not_null,
    a.attidentity <> '' AS is_identity,
    a.attgenerated <> '' AS is_generated,
    pg_get_expr(x.adbin, x.adrelid) AS expression,
    -- what comes with PostgreSQL itself is not recorded: then the expression needs nothing but its own table
    EXISTS (
        SELECT
        FROM pg_depend AS d
        WHERE d.classid = 'pg_attrdef'::regclass AND d.objid = x.oid AND d.refobjid <> a.attrelid
    ) AS depends,
    -- pg_get_serial_sequence would ask for USAGE on the schema
    EXISTS (
        SELECT
        FROM pg_depend AS d
        JOIN pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
        WHERE
            d.classid = 'pg_class'::regclass
            AND d.refclassid = 'pg_class'::regclass
            AND d.refobjid = a.attrelid
            AND d.refobjsubid = a.attnum
            AND d.deptype IN ('a', 'i')
    ) AS is_serial
FROM pg_attribute AS a
LEFT JOIN pg_attrdef AS x ON x.adrelid = a.attrelid AND x.adnum = a.attnum
WHERE a.attrelid = ANY (%(oids)s::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
