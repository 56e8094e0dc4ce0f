-- CreateRole
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'golden_visitor') THEN
        CREATE ROLE "golden_visitor";
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- a deploy of another database on this server has just made it
END
$$;

-- AlterDatabase
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_db_role_setting, unnest(setconfig) AS setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) AND setrole = 0 AND pg_catalog.split_part(setting, '=', 1) = 'TimeZone') THEN
        EXECUTE pg_catalog.format('ALTER DATABASE %I SET "TimeZone" TO ''UTC''', current_database());
    END IF;
    IF NOT EXISTS (SELECT FROM pg_db_role_setting, unnest(setconfig) AS setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) AND setrole = 0 AND pg_catalog.split_part(setting, '=', 1) = 'search_path') THEN
        EXECUTE pg_catalog.format('ALTER DATABASE %I SET search_path TO ''$user'', ''public'', ''app''', current_database());
    END IF;
END
$squash$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.shobj_description((SELECT oid FROM pg_database WHERE datname = current_database()), 'pg_database') IS NULL THEN
        EXECUTE pg_catalog.format('COMMENT ON DATABASE %I IS ''100 %% of the app''', current_database());
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_database, pg_catalog.aclexplode(coalesce(datacl, pg_catalog.acldefault('d', datdba))) WHERE oid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND grantee = '"golden_visitor"'::regrole::oid AND privilege_type IN ('CONNECT')) < 1 THEN
        EXECUTE pg_catalog.format('GRANT CONNECT ON DATABASE %I TO "golden_visitor"', current_database());
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_database, pg_catalog.aclexplode(coalesce(datacl, pg_catalog.acldefault('d', datdba))) WHERE oid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND grantee = 0::oid AND privilege_type IN ('CONNECT', 'TEMPORARY')) > 0 THEN
        EXECUTE pg_catalog.format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    END IF;
END
$$;
