-- Operator classes.
SELECT c.oid,
       n.nspname AS schema,
       c.opcname AS name,
       pg_opclass_is_visible(c.oid) AS visible,
       a.amname AS method,
       c.opcfamily AS family,
       c.opcdefault AS is_default,
       format_type(c.opcintype, NULL) AS type,
       CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS key_type
FROM pg_opclass c
JOIN pg_namespace n ON n.oid = c.opcnamespace
JOIN pg_am a ON a.oid = c.opcmethod
WHERE c.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_opclass'::regclass AND d.objid = c.oid AND d.deptype = 'e')
