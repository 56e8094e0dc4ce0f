-- Privileges of the database that differ from those of a new one, as privileges.sql has it for objects.
SELECT CASE WHEN h.privilege_type IS NULL THEN 'revoke'
            WHEN b.privilege_type IS NULL OR h.is_grantable THEN 'grant'
            ELSE 'revoke option' END AS change,
       coalesce(h.privilege_type, b.privilege_type) AS privilege,
       coalesce(h.is_grantable, false) AS is_grantable,
       coalesce(h.grantor, b.grantor) = d.datdba AS by_owner,
       coalesce(h.grantee, b.grantee) = d.datdba AS to_owner,
       CASE coalesce(h.grantee, b.grantee) WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(coalesce(h.grantee, b.grantee)) END AS grantee
FROM pg_database d,
     LATERAL (SELECT * FROM aclexplode(d.datacl) WHERE d.datacl IS NOT NULL) h
     FULL JOIN LATERAL (SELECT * FROM aclexplode(acldefault('d', d.datdba)) WHERE d.datacl IS NOT NULL) b
         USING (grantor, grantee, privilege_type)
WHERE d.datname = current_database() AND h.is_grantable IS DISTINCT FROM b.is_grantable
ORDER BY change DESC, grantee, privilege
