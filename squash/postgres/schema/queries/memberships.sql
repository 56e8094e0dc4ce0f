-- Memberships of roles. inherit_option and set_option are there since 16, where CREATE ROLE by a role without superuser
-- makes a membership of its own: with ADMIN alone, granted by the superuser of initdb.
SELECT r.rolname AS role,
       u.rolname AS member,
       r.oid = o.oid AS role_is_own,
       u.oid = o.oid AS member_is_own,
       m.admin_option AS is_admin,
       coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, u.rolinherit) AS inherits,
       u.rolinherit AS inherits_by_itself,
       coalesce((to_jsonb(m) ->> 'set_option')::boolean, true) AS sets,
       m.grantor IN (10, o.oid) AS by_own,
       m.admin_option AND m.grantor = 10 AND u.oid = o.oid
           AND to_jsonb(m) @> '{"inherit_option": false, "set_option": false}' AS is_implied,
       g.rolname AS grantor
FROM pg_auth_members m
JOIN pg_roles r ON r.oid = m.roleid
JOIN pg_roles u ON u.oid = m.member
LEFT JOIN pg_roles g ON g.oid = m.grantor
CROSS JOIN (SELECT datdba AS oid FROM pg_database WHERE datname = current_database()) o
ORDER BY r.rolname, u.rolname, g.rolname
