-- ALTER DEFAULT PRIVILEGES: for a role everywhere, on top of or less than the built-in default; or in a schema, only on top.
SELECT d.defaclrole::regrole::text AS role,
       pg_get_userbyid(d.defaclrole) = {{owner}} AS is_own,
       n.nspname AS schema,
       d.defaclobjtype AS type,
       coalesce(h.privilege_type, b.privilege_type) AS privilege,
       coalesce(h.is_grantable, false) AS is_grantable,
       CASE WHEN h.privilege_type IS NULL THEN 'revoke' ELSE 'grant' END AS change,
       coalesce(h.grantee, b.grantee) = d.defaclrole AS to_owner,
       CASE coalesce(h.grantee, b.grantee) WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(coalesce(h.grantee, b.grantee)) END AS grantee
FROM pg_default_acl d
LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace,
     LATERAL (SELECT * FROM aclexplode(d.defaclacl)) h
     FULL JOIN LATERAL (
         SELECT * FROM aclexplode(CASE WHEN d.defaclnamespace = 0 THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole) END)
     ) b USING (grantor, grantee, privilege_type)
WHERE h.is_grantable IS DISTINCT FROM b.is_grantable
ORDER BY role, schema, type, change DESC, grantee, privilege
