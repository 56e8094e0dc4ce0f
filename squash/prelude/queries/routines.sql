SELECT
    p.oid::int8 AS oid,
    n.nspname::text AS schema,
    p.proname::text AS name,
    p.prokind::text AS kind,
    e.extname::text AS extension,
    l.lanname::text AS language,
    pg_get_userbyid(p.proowner)::text AS owner,
    pg_get_function_identity_arguments(p.oid) AS identity,
    -- all arguments, or those that go in where no other ones are
    ARRAY(
        SELECT format_type(t.oid, NULL)
        FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS t (oid, position)
        ORDER BY t.position
    ) AS argument_types,
    p.proargnames::text[] AS argument_names,
    p.proargmodes::text[] AS argument_modes,
    p.pronargs::int AS inputs,
    p.pronargdefaults::int AS defaults,
    CASE WHEN p.prokind = 'f' THEN pg_get_function_result(p.oid) END AS result,
    CASE WHEN p.prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid) END AS definition,
    p.prosrc AS body,
    p.provolatile::text AS volatility,
    p.proisstrict AS strict,
    p.prosecdef AS definer,
    p.proretset AS returns_set,
    p.prorettype = 'trigger'::regtype AS is_trigger,
    p.prorettype IN ('void'::regtype, 'event_trigger'::regtype) AS returns_nothing,
    pg_has_role(p.proowner, 'USAGE') AS acts,
    has_function_privilege(p.oid, 'EXECUTE') AS executes,
    ARRAY(
        SELECT t.oid::int8
        FROM unnest(p.proargtypes::oid[] || coalesce(p.proallargtypes, '{}') || p.prorettype) AS t (oid)
    ) AS types,
    -- defaults of arguments, bodies in standard SQL
    EXISTS (
        SELECT
        FROM pg_depend AS other
        WHERE
            other.classid = 'pg_proc'::regclass
            AND other.objid = p.oid
            AND other.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass)
    ) AS depends
FROM pg_proc AS p
JOIN pg_namespace AS n ON n.oid = p.pronamespace
JOIN pg_language AS l ON l.oid = p.prolang
LEFT JOIN pg_depend AS d
    ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
    AND d.refclassid = 'pg_extension'::regclass
LEFT JOIN pg_extension AS e ON e.oid = d.refobjid
WHERE
    n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema'
    AND p.proname::text = ANY (%(names)s::text[])
    -- CREATE TYPE … AS RANGE makes its constructors itself
    AND NOT EXISTS (
        SELECT FROM pg_depend AS i WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i'
    )
ORDER BY 2, 3, 8
