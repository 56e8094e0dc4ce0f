-- What the baseline cannot write, each named as PostgreSQL names it. Members of extensions belong to the extension.
WITH found AS (
    SELECT 'pg_type'::regclass AS catalog, oid, 'type' AS kind FROM pg_type
    WHERE oid >= 16384 AND typtype IN ('b', 'r') AND NOT (typcategory = 'A' AND typelem <> 0)
    UNION ALL SELECT 'pg_class', oid, 'foreign table' FROM pg_class WHERE oid >= 16384 AND relkind = 'f'
    UNION ALL SELECT 'pg_class', oid, 'typed table' FROM pg_class WHERE oid >= 16384 AND reloftype <> 0
    UNION ALL SELECT 'pg_class', oid, 'tablespace of' FROM pg_class WHERE oid >= 16384 AND reltablespace <> 0
    UNION ALL SELECT 'pg_cast', oid, 'cast' FROM pg_cast WHERE oid >= 16384
    UNION ALL SELECT 'pg_operator', oid, 'operator' FROM pg_operator WHERE oid >= 16384
    UNION ALL SELECT 'pg_opclass', oid, 'operator class' FROM pg_opclass WHERE oid >= 16384
    UNION ALL SELECT 'pg_opfamily', oid, 'operator family' FROM pg_opfamily WHERE oid >= 16384
    UNION ALL SELECT 'pg_am', oid, 'access method' FROM pg_am WHERE oid >= 16384
    UNION ALL SELECT 'pg_language', oid, 'language' FROM pg_language WHERE oid >= 16384
    UNION ALL SELECT 'pg_transform', oid, 'transform' FROM pg_transform WHERE oid >= 16384
    UNION ALL SELECT 'pg_conversion', oid, 'conversion' FROM pg_conversion WHERE oid >= 16384
    UNION ALL SELECT 'pg_collation', oid, 'collation' FROM pg_collation WHERE oid >= 16384
    UNION ALL SELECT 'pg_ts_parser', oid, 'text search parser' FROM pg_ts_parser WHERE oid >= 16384
    UNION ALL SELECT 'pg_ts_template', oid, 'text search template' FROM pg_ts_template WHERE oid >= 16384
    UNION ALL SELECT 'pg_ts_dict', oid, 'text search dictionary' FROM pg_ts_dict WHERE oid >= 16384
    UNION ALL SELECT 'pg_ts_config', oid, 'text search configuration' FROM pg_ts_config WHERE oid >= 16384
    UNION ALL SELECT 'pg_statistic_ext', oid, 'extended statistics' FROM pg_statistic_ext WHERE oid >= 16384
    UNION ALL SELECT 'pg_event_trigger', oid, 'event trigger' FROM pg_event_trigger WHERE oid >= 16384
    UNION ALL SELECT 'pg_publication', oid, 'publication' FROM pg_publication WHERE oid >= 16384
    UNION ALL SELECT 'pg_foreign_data_wrapper', oid, 'foreign-data wrapper' FROM pg_foreign_data_wrapper WHERE oid >= 16384
    UNION ALL SELECT 'pg_foreign_server', oid, 'foreign server' FROM pg_foreign_server WHERE oid >= 16384
    UNION ALL SELECT 'pg_user_mapping', umid, 'user mapping' FROM pg_user_mappings  -- the catalog is for superusers
    UNION ALL SELECT 'pg_default_acl', oid, 'default privileges' FROM pg_default_acl WHERE oid >= 16384
    UNION ALL SELECT 'pg_largeobject', oid, 'large object' FROM pg_largeobject_metadata
)
SELECT f.kind, i.identity
FROM found f, LATERAL pg_identify_object(f.catalog, f.oid, 0) i
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = f.catalog AND d.objid = f.oid AND d.deptype IN ('e', 'i'))
ORDER BY f.kind, i.identity
