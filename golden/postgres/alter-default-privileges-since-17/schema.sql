-- CreateTable
CREATE TABLE IF NOT EXISTS "Kept" (
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Later" (
    "id" INTEGER NOT NULL
);

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Kept"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('MAINTAIN') AND is_grantable) < 1 THEN
        GRANT MAINTAIN ON TABLE "Kept" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Kept"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('MAINTAIN')) < 1 THEN
        GRANT MAINTAIN ON TABLE "Kept" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Later"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('MAINTAIN')) < 1 THEN
        GRANT MAINTAIN ON TABLE "Later" TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'r' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('MAINTAIN')) < 1 THEN
        ALTER DEFAULT PRIVILEGES GRANT MAINTAIN ON TABLES TO "pg_monitor";
    END IF;
END
$$;
