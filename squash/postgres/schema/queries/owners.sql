-- Objects of the user that somebody else than the role of the scripts owns: a baseline names no owner.
WITH owned AS (
    SELECT 'pg_class'::regclass AS catalog, oid, relowner AS owner FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    UNION ALL SELECT 'pg_proc', oid, proowner FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT 'pg_type', oid, typowner FROM pg_type WHERE oid >= 16384 AND typrelid = 0 AND typelem = 0
    -- the first temporary table of a session makes schemas that stay for ever, and the superuser's
    UNION ALL SELECT 'pg_namespace', oid, nspowner FROM pg_namespace WHERE oid >= 16384 AND nspname !~ '^pg_(toast_)?temp_'
    UNION ALL SELECT 'pg_operator', oid, oprowner FROM pg_operator WHERE oid >= 16384
    UNION ALL SELECT 'pg_opclass', oid, opcowner FROM pg_opclass WHERE oid >= 16384
    UNION ALL SELECT 'pg_opfamily', oid, opfowner FROM pg_opfamily WHERE oid >= 16384
    UNION ALL SELECT 'pg_collation', oid, collowner FROM pg_collation WHERE oid >= 16384
    UNION ALL SELECT 'pg_conversion', oid, conowner FROM pg_conversion WHERE oid >= 16384
    UNION ALL SELECT 'pg_language', oid, lanowner FROM pg_language WHERE oid >= 16384
    UNION ALL SELECT 'pg_ts_dict', oid, dictowner FROM pg_ts_dict WHERE oid >= 16384
    UNION ALL SELECT 'pg_ts_config', oid, cfgowner FROM pg_ts_config WHERE oid >= 16384
    UNION ALL SELECT 'pg_statistic_ext', oid, stxowner FROM pg_statistic_ext WHERE oid >= 16384
    UNION ALL SELECT 'pg_event_trigger', oid, evtowner FROM pg_event_trigger WHERE oid >= 16384
    UNION ALL SELECT 'pg_publication', oid, pubowner FROM pg_publication WHERE oid >= 16384
    UNION ALL SELECT 'pg_foreign_data_wrapper', oid, fdwowner FROM pg_foreign_data_wrapper WHERE oid >= 16384
    UNION ALL SELECT 'pg_foreign_server', oid, srvowner FROM pg_foreign_server WHERE oid >= 16384
)
SELECT i.type AS kind, i.identity, pg_get_userbyid(o.owner) AS owner
FROM owned o, LATERAL pg_identify_object(o.catalog, o.oid, 0) i
WHERE pg_get_userbyid(o.owner) <> {{owner}}
  -- members of extensions, and the constructors of a range type, are the bootstrap superuser's
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype IN ('e', 'i'))
ORDER BY i.type, i.identity
