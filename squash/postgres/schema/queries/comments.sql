-- Comments on objects of the user, and on the schema public where it is not the comment of a new database.
SELECT d.classoid::regclass::text AS catalog,
       d.objoid AS oid,
       d.objsubid AS column,
       a.attname AS column_name,
       d.description AS text,
       coalesce(k.conrelid, t.tgrelid, r.ev_class, y.typrelid) AS relation,
       coalesce(k.conname, t.tgname, r.rulename, n.nspname) AS name,
       i.type AS kind,
       i.identity
FROM pg_description d
-- also a system column, whose number is below 0: COMMENT ON COLUMN t.ctid
LEFT JOIN pg_attribute a ON d.classoid = 'pg_class'::regclass AND a.attrelid = d.objoid AND a.attnum = d.objsubid
LEFT JOIN pg_constraint k ON d.classoid = 'pg_constraint'::regclass AND k.oid = d.objoid
LEFT JOIN pg_trigger t ON d.classoid = 'pg_trigger'::regclass AND t.oid = d.objoid
LEFT JOIN pg_rewrite r ON d.classoid = 'pg_rewrite'::regclass AND r.oid = d.objoid
LEFT JOIN pg_type y ON d.classoid = 'pg_type'::regclass AND y.oid = d.objoid
LEFT JOIN pg_namespace n ON d.classoid = 'pg_namespace'::regclass AND n.oid = d.objoid,
     LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
WHERE d.objoid >= 16384
  AND NOT EXISTS (  -- what belongs to an extension, or to the ledger, comes with it
      SELECT FROM pg_depend m
      WHERE m.deptype = 'e' AND (m.classid, m.objid) IN ((d.classoid, d.objoid),
                                                         ('pg_class'::regclass, coalesce(k.conrelid, t.tgrelid, r.ev_class, y.typrelid)))
  )
  AND NOT EXISTS (
      SELECT FROM pg_class l JOIN pg_namespace n ON n.oid = l.relnamespace
      LEFT JOIN pg_index x ON x.indexrelid = d.objoid
      WHERE l.relname = {{ledger}} AND n.nspname = current_schema()
        AND l.oid IN (d.objoid, x.indrelid, k.conrelid, t.tgrelid, r.ev_class, y.typrelid)
  )
UNION ALL
SELECT 'pg_namespace', n.oid, 0, NULL, d.description, NULL, n.nspname, 'schema', quote_ident(n.nspname)
FROM pg_namespace n
LEFT JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid AND d.objsubid = 0
WHERE n.nspname = 'public' AND n.oid < 16384 AND d.description IS DISTINCT FROM 'standard public schema'
