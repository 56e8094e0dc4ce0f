-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_monitor'::regrole::oid AND defaclobjtype = 'L' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT SELECT ON LARGE OBJECTS TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'L' AND defaclnamespace = 0::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES GRANT SELECT ON LARGE OBJECTS TO PUBLIC;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'L' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT', 'UPDATE')) < 2 THEN
        ALTER DEFAULT PRIVILEGES GRANT SELECT, UPDATE ON LARGE OBJECTS TO "pg_monitor";
    END IF;
END
$$;
