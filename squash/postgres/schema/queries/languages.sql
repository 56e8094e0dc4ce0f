-- Procedural languages.
SELECT l.oid,
       l.lanname AS name,
       l.lanpltrusted AS is_trusted,
       nullif(l.lanplcallfoid, 0)::regproc::text AS handler,
       nullif(l.laninline, 0)::regproc::text AS inline,
       nullif(l.lanvalidator, 0)::regproc::text AS validator
FROM pg_language l
WHERE l.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_language'::regclass AND d.objid = l.oid AND d.deptype = 'e')
