-- CreateRole
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'golden group') THEN
        CREATE ROLE "golden group" NOINHERIT VALID UNTIL '2031-01-01 00:00:00+00';
        COMMENT ON ROLE "golden group" IS 'what members share';
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- a deploy of another database on this server has just made it
END
$$;

-- CreateRole
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'golden_member') THEN
        CREATE ROLE "golden_member" CREATEDB;
        ALTER ROLE "golden_member" SET search_path TO '$user', 'public', 'With Space';
        ALTER ROLE "golden_member" SET statement_timeout TO '5s';
        GRANT "golden group" TO "golden_member" WITH ADMIN OPTION;
        GRANT "golden_member" TO CURRENT_USER;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- a deploy of another database on this server has just made it
END
$squash$;

-- AlterDatabase
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_db_role_setting, unnest(setconfig) AS setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) AND setrole = '"golden_member"'::regrole::oid AND pg_catalog.split_part(setting, '=', 1) = 'lock_timeout') THEN
        EXECUTE pg_catalog.format('ALTER ROLE "golden_member" IN DATABASE %I SET lock_timeout TO ''1s''', current_database());
    END IF;
END
$$;
