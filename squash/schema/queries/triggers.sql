-- Triggers made by the user; those that PostgreSQL cloned onto partitions or keeps for constraints come by themselves.
SELECT t.oid,
       t.tgrelid AS relation,
       t.tgname AS name,
       t.tgenabled AS state,
       pg_get_triggerdef(t.oid) AS definition,
       format(' ON %I.%I ', n.nspname, c.relname) AS printed_relation,
       format('TRIGGER %I ', t.tgname) AS printed_name
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE t.oid >= 16384 AND NOT t.tgisinternal AND t.tgparentid = 0
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY t.tgrelid, t.tgname
