CREATE ROLE golden_visitor;
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'UTC');
    EXECUTE format('ALTER DATABASE %I SET search_path TO "$user", public, app', current_database());
END $$;
