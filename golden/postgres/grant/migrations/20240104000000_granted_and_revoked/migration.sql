-- what no schema holds: database, large object, tablespace, membership of roles
DO $$
DECLARE
    large OID := lo_create(0);
BEGIN
    EXECUTE format('GRANT CREATE, CONNECT, TEMPORARY ON DATABASE %I TO pg_monitor WITH GRANT OPTION', current_database());
    EXECUTE format('GRANT ALL PRIVILEGES ON DATABASE %I TO pg_read_all_data', current_database());
    EXECUTE format('REVOKE CREATE, CONNECT, TEMP ON DATABASE %I FROM pg_monitor, pg_read_all_data', current_database());
    EXECUTE format('GRANT SELECT, UPDATE ON LARGE OBJECT %s TO pg_monitor WITH GRANT OPTION', large);
    EXECUTE format('GRANT ALL ON LARGE OBJECT %s TO PUBLIC', large);
    PERFORM lo_unlink(large);
END $$;
GRANT CREATE ON TABLESPACE pg_default TO pg_monitor WITH GRANT OPTION;
GRANT ALL ON TABLESPACE pg_default TO pg_read_all_data;
REVOKE ALL ON TABLESPACE pg_default FROM pg_monitor, pg_read_all_data;
GRANT pg_monitor TO pg_signal_backend WITH ADMIN OPTION;
REVOKE pg_monitor FROM pg_signal_backend;
