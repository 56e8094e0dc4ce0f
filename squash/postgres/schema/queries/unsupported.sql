-- What the baseline cannot write, each named as PostgreSQL names it. Members of extensions belong to the extension.
WITH found AS (
    SELECT 'pg_class'::regclass AS catalog, oid, 0 AS sub, 'tablespace of' AS kind FROM pg_class WHERE oid >= 16384 AND reltablespace <> 0
    UNION ALL SELECT 'pg_class', c.oid, 0, 'replica identity, by an index that was dropped, of' FROM pg_class c
        WHERE c.oid >= 16384 AND c.relreplident = 'i' AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident)
    UNION ALL SELECT 'pg_class', c.oid, 0, 'toast options, which no column needs any more, of' FROM pg_class c
        JOIN pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL
        WHERE c.oid >= 16384 AND (
            SELECT coalesce(sum(CASE WHEN a.atttypmod < 0 OR a.atttypid NOT IN ('varchar'::regtype, 'bpchar'::regtype, 'bit'::regtype, 'varbit'::regtype, 'numeric'::regtype)
                                     THEN 10000 ELSE 4 * a.atttypmod END), 0)
            FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attlen = -1 AND a.attstorage <> 'p'
        ) < 2000
    UNION ALL SELECT 'pg_namespace', oid, 0, 'made anew:' FROM pg_namespace WHERE oid >= 16384 AND nspname = 'public' AND current_schema() = 'public'
    UNION ALL SELECT 'pg_largeobject', oid, 0, 'large object' FROM pg_largeobject_metadata
    UNION ALL SELECT 'pg_subscription', oid, 0, 'subscription' FROM pg_subscription
        WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT classoid, objoid, objsubid, 'security label on' FROM pg_seclabel
    -- what refers to the ledger: a baseline cannot make it, since it does not make that table
    UNION ALL SELECT DISTINCT 'pg_class'::regclass, r.ev_class, 0, 'reference to ' || {{ledger}} || ':'
        FROM pg_depend d JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
        WHERE d.refclassid = 'pg_class'::regclass AND r.ev_class <> d.refobjid
          AND d.refobjid = to_regclass(quote_ident(current_schema()) || '.' || quote_ident({{ledger}}))
    UNION ALL SELECT DISTINCT d.classid, d.objid, 0, 'reference to ' || {{ledger}} || ':'
        FROM pg_depend d
        WHERE d.refclassid = 'pg_class'::regclass
          AND d.refobjid = to_regclass(quote_ident(current_schema()) || '.' || quote_ident({{ledger}}))
          AND (d.classid IN ('pg_proc'::regclass, 'pg_publication_rel'::regclass)
               OR d.classid = 'pg_constraint'::regclass
                  AND EXISTS (SELECT FROM pg_constraint k WHERE k.oid = d.objid AND k.conrelid <> d.refobjid))
)
SELECT f.kind, i.identity
FROM found f, LATERAL pg_identify_object(f.catalog, f.oid, f.sub) i
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = f.catalog AND d.objid = f.oid AND d.deptype IN ('e', 'i'))
ORDER BY f.kind, i.identity
