-- Triggers made by the user, and those that PostgreSQL cloned from them onto partitions; what it keeps for constraints
-- comes by itself, and is here only where somebody has changed its state (ALTER TABLE … DISABLE TRIGGER ALL).
SELECT t.oid,
       t.tgrelid AS relation,
       t.tgname AS name,
       t.tgenabled AS state,
       t.tgparentid AS parent,
       t.tgisinternal AS is_internal,
       k.oid AS constraint,
       k.conrelid AS constraint_relation,
       k.conname AS constraint_name,
       pg_get_triggerdef(t.oid) AS definition,
       format(' ON %I.%I ', n.nspname, c.relname) AS printed_relation,
       format('TRIGGER %I ', t.tgname) AS printed_name
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_constraint k ON k.oid = t.tgconstraint AND t.tgisinternal
WHERE t.oid >= 16384 AND (NOT t.tgisinternal OR t.tgenabled <> 'O')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY t.tgrelid, t.tgname
