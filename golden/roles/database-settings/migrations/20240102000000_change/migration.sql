DO $$ BEGIN
    EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO golden_visitor', current_database());
    EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), '100 % of the app');
END $$;
