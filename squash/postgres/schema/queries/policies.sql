-- Row security policies.
SELECT p.oid,
       p.polrelid AS relation,
       p.polname AS name,
       p.polcmd AS command,
       p.polpermissive AS is_permissive,
       ARRAY(SELECT CASE WHEN u = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(u)) END FROM unnest(p.polroles) u ORDER BY 1) AS roles,
       pg_get_expr(p.polqual, p.polrelid) AS qualification,
       pg_get_expr(p.polwithcheck, p.polrelid) AS with_check
FROM pg_policy p
WHERE p.oid >= 16384
ORDER BY p.polrelid, p.polname
