-- Types by name, and those that columns and routines have: an array stands for its elements.
SELECT
    asked.oid::int8 AS asked,
    t.oid::int8 AS oid,
    n.nspname::text AS schema,
    t.typname::text AS name,
    t.typtype::text AS kind,
    e.extname::text AS extension,
    c.oid::int8 AS relation,
    c.relkind::text AS relation_kind,
    CASE
        WHEN t.typtype = 'e'
            THEN ARRAY(SELECT v.enumlabel::text FROM pg_enum AS v WHERE v.enumtypid = t.oid ORDER BY v.enumsortorder)
    END AS labels,
    CASE t.typtype
        WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod)
        WHEN 'r' THEN format_type(r.rngsubtype, NULL)
    END AS base,
    CASE t.typtype WHEN 'd' THEN t.typbasetype::int8 WHEN 'r' THEN r.rngsubtype::int8 END AS base_oid,
    t.typnotnull AS not_null,
    ARRAY(
        SELECT pg_get_constraintdef(k.oid)
        FROM pg_constraint AS k
        WHERE
            k.contypid = t.oid
            AND k.contype = 'c'
            AND NOT EXISTS (
                SELECT
                FROM pg_depend AS d
                WHERE
                    d.classid = 'pg_constraint'::regclass
                    AND d.objid = k.oid
                    AND d.refclassid <> 'pg_type'::regclass
            )
        ORDER BY k.conname
    ) AS checks
FROM pg_type AS asked
JOIN pg_type AS t
    ON t.oid = CASE WHEN asked.typcategory = 'A' AND asked.typelem <> 0 THEN asked.typelem ELSE asked.oid END
JOIN pg_namespace AS n ON n.oid = t.typnamespace
LEFT JOIN pg_class AS c ON c.oid = t.typrelid
LEFT JOIN pg_range AS r ON r.rngtypid = t.oid
LEFT JOIN pg_depend AS x
    ON x.deptype = 'e' AND x.refclassid = 'pg_extension'::regclass
    AND x.classid = CASE WHEN c.oid IS NULL THEN 'pg_type'::regclass ELSE 'pg_class'::regclass END
    AND x.objid = coalesce(c.oid, t.oid)
LEFT JOIN pg_extension AS e ON e.oid = x.refobjid
WHERE
    n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND (
        asked.oid = ANY (%(oids)s::oid[])
        OR (asked.typname::text = ANY (%(names)s::text[]) AND t.oid = asked.oid AND (c.oid IS NULL OR c.relkind = 'c'))
    )
ORDER BY 3, 4, 1
