-- Settings of roles and of the database: ALTER ROLE … SET, ALTER ROLE … IN DATABASE … SET, ALTER DATABASE … SET.
SELECT r.rolname AS role,
       s.setdatabase <> 0 AS in_database,
       split_part(c.setting, '=', 1) AS name,
       substr(c.setting, strpos(c.setting, '=') + 1) AS value
FROM pg_db_role_setting s
LEFT JOIN pg_roles r ON r.oid = s.setrole,
     LATERAL unnest(s.setconfig) AS c (setting)
WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
   OR s.setdatabase = 0 AND s.setrole <> 0
ORDER BY r.rolname, s.setdatabase, name
