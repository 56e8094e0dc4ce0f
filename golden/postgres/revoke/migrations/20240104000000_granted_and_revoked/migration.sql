-- what no schema holds: database, large object, tablespace, membership of roles
DO $$
DECLARE
    large OID := lo_create(0);
BEGIN
    EXECUTE format('GRANT ALL ON DATABASE %I TO pg_monitor WITH GRANT OPTION', current_database());
    EXECUTE format('REVOKE GRANT OPTION FOR CREATE ON DATABASE %I FROM pg_monitor CASCADE', current_database());
    EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM pg_monitor GRANTED BY CURRENT_USER RESTRICT', current_database());
    EXECUTE format('REVOKE ALL PRIVILEGES ON DATABASE %I FROM pg_monitor', current_database());
    EXECUTE format('GRANT ALL ON LARGE OBJECT %s TO pg_monitor WITH GRANT OPTION', large);
    EXECUTE format('REVOKE GRANT OPTION FOR SELECT ON LARGE OBJECT %s FROM pg_monitor', large);
    EXECUTE format('REVOKE UPDATE ON LARGE OBJECT %s FROM pg_monitor', large);
    PERFORM lo_unlink(large);
END $$;
GRANT CREATE ON TABLESPACE pg_default TO pg_monitor WITH GRANT OPTION;
REVOKE GRANT OPTION FOR ALL ON TABLESPACE pg_default FROM pg_monitor;
REVOKE CREATE ON TABLESPACE pg_default FROM pg_monitor;
GRANT pg_monitor TO pg_signal_backend WITH ADMIN OPTION;
REVOKE ADMIN OPTION FOR pg_monitor FROM pg_signal_backend CASCADE;
REVOKE pg_monitor FROM pg_signal_backend GRANTED BY CURRENT_USER RESTRICT;
