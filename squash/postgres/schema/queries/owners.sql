-- Objects of the user that somebody else than the role of the scripts owns; and the schema public where a history gave
-- it away, also to that role. What follows another object's owner is left out: a sequence of a column, a multirange; and
-- the constructors of a range, which are always the superuser's of initdb.
WITH owned AS (
    SELECT 'pg_class'::regclass AS catalog, oid, relowner AS owner FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    UNION ALL SELECT 'pg_proc', oid, proowner FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT 'pg_type', oid, typowner FROM pg_type WHERE oid >= 16384 AND typelem = 0 AND typtype <> 'm'
        AND (typrelid = 0 OR EXISTS (SELECT FROM pg_class c WHERE c.oid = typrelid AND c.relkind = 'c'))
    -- the first temporary table of a session makes schemas that stay for ever, and the superuser's
    UNION ALL SELECT 'pg_namespace', oid, nspowner FROM pg_namespace 
        WHERE nspname !~ '^pg_(toast_)?temp_'
          AND (oid >= 16384 OR oid = 2200 AND pg_get_userbyid(nspowner) <> 'pg_database_owner' AND nspowner <> 10)
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
SELECT o.catalog::text AS catalog, o.oid, i.type AS kind, i.identity, i.schema, pg_get_userbyid(o.owner) AS owner,
       pg_get_userbyid(o.owner) = {{owner}} AS is_own
FROM owned o, LATERAL pg_identify_object(o.catalog, o.oid, 0) i
WHERE (pg_get_userbyid(o.owner) <> {{owner}} OR o.oid = 2200)
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.catalog AND d.objid = o.oid
                  AND (d.deptype = 'e' OR d.deptype = 'i' AND o.catalog = 'pg_proc'::regclass))
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.catalog AND d.objid = o.oid AND d.objsubid = 0
                  AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i') AND o.catalog = 'pg_class'::regclass)
ORDER BY i.type, i.identity
