SELECT
    c.oid::int8 AS oid,
    n.nspname::text AS schema,
    c.relname::text AS name,
    c.relkind::text AS kind,
    e.extname::text AS extension,
    pg_get_userbyid(c.relowner)::text AS owner,
    pg_has_role(c.relowner, 'USAGE') AS acts,
    c.relrowsecurity AS row_security,
    c.relforcerowsecurity AS forced,
    -- triggers BEFORE an INSERT may fill columns that no INSERT names
    EXISTS (SELECT FROM pg_trigger AS t WHERE t.tgrelid = c.oid AND t.tgtype & 2 <> 0) AS has_triggers,
    -- TRIGGER is held by whoever may create triggers, REFERENCES by whoever may create foreign keys to it
    ARRAY(
        SELECT p.privilege
        FROM unnest(
            ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']
        ) WITH ORDINALITY AS p (privilege, number)
        WHERE CASE
            WHEN c.relkind <> 'S' THEN has_table_privilege(c.oid, p.privilege)
            WHEN p.privilege IN ('SELECT', 'UPDATE') THEN has_sequence_privilege(c.oid, p.privilege)
            ELSE false
        END
        ORDER BY p.number
    ) AS privileges
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_depend AS d
    ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    AND d.refclassid = 'pg_extension'::regclass
LEFT JOIN pg_extension AS e ON e.oid = d.refobjid
WHERE
    c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    AND n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND (c.relname::text = ANY (%(names)s::text[]) OR c.oid = ANY (%(oids)s::oid[]))
ORDER BY 2, 3
