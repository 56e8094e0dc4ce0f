-- Collations. The column of an ICU or built-in locale was called colliculocale before 17, and collcollate before 15.
SELECT c.oid,
       n.nspname AS schema,
       c.collname AS name,
       pg_collation_is_visible(c.oid) AS visible,
       c.collprovider AS provider,
       c.collisdeterministic AS is_deterministic,
       -- for every encoding: of C and POSIX only, and only by copying them
       c.collprovider = 'c' AND c.collencoding = -1 AS is_copy,
       c.collcollate AS lc_collate,
       c.collctype AS lc_ctype,
       coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', c.collcollate) AS locale,
       to_jsonb(c) ->> 'collicurules' AS rules,
       CASE WHEN c.collversion IS DISTINCT FROM pg_collation_actual_version(c.oid) THEN c.collversion END AS version
FROM pg_collation c
JOIN pg_namespace n ON n.oid = c.collnamespace
WHERE c.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_collation'::regclass AND d.objid = c.oid AND d.deptype = 'e')
