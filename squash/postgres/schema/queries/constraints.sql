-- Primary keys, unique, check, exclusion and foreign key constraints of the user's tables, and constraints of domains.
SELECT k.oid,
       k.conname AS name,
       k.conrelid AS relation,
       k.contypid AS domain,
       k.contype AS type,
       k.condeferrable AS is_deferrable,
       k.condeferred AS is_deferred,
       k.convalidated AS is_valid,
       coalesce((to_jsonb(k) ->> 'conenforced')::bool, true) AS is_enforced,
       coalesce((to_jsonb(k) ->> 'conperiod')::bool, false) AS is_temporal,
       k.conislocal AS is_local,
       k.coninhcount > 0 AS inherited,
       k.conparentid AS parent,
       -- one that PostgreSQL derives has triggers that depend on the constraint only (`CreateTriggerFiringOn`, trigger.c)
       k.conparentid <> 0 AND EXISTS (
           SELECT FROM pg_trigger t JOIN pg_depend d ON d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
           WHERE t.tgconstraint = k.oid AND d.deptype = 'P') AS is_attached,
       k.conindid AS index,
       (SELECT i.indisvalid FROM pg_index i WHERE i.indexrelid = k.conindid) AS index_is_valid,
       coalesce((SELECT c.reloptions FROM pg_class c WHERE c.oid = k.conindid AND k.contype <> 'f'), '{}') AS options,
       k.confrelid AS referenced,
       k.confupdtype AS on_update,
       k.confdeltype AS on_delete,
       k.confmatchtype AS match,
       pg_get_constraintdef(k.oid) AS definition,
       ARRAY(SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = u.n)
             FROM unnest(k.conkey) WITH ORDINALITY u(n, o) WHERE u.n <> 0 ORDER BY o) AS columns,
       ARRAY(SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = u.n)
             FROM unnest(k.confkey) WITH ORDINALITY u(n, o) ORDER BY o) AS referenced_columns,
       CASE WHEN k.confdeltype IN ('n', 'd') THEN ARRAY(
             SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = u.n::int)
             FROM jsonb_array_elements_text(
                 CASE jsonb_typeof(to_jsonb(k) -> 'confdelsetcols') WHEN 'array' THEN to_jsonb(k) -> 'confdelsetcols' END)
                 WITH ORDINALITY u(n, o) ORDER BY o) ELSE '{}' END AS set_columns
FROM pg_constraint k
WHERE k.oid >= 16384 AND k.contype IN ('p', 'u', 'c', 'x', 'f', 'n')
  AND (k.contype <> 'n' OR k.contypid <> 0)
ORDER BY k.conrelid, k.conname
