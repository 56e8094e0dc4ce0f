ALTER ROLE golden_member SET search_path = "$user", public, 'With Space';
ALTER ROLE golden_member SET statement_timeout = '5s';
ALTER ROLE "golden group" SET work_mem = '1MB';
ALTER ROLE "golden group" RESET work_mem;
DO $$ BEGIN
    EXECUTE format('ALTER ROLE golden_member IN DATABASE %I SET lock_timeout = %L', current_database(), '1s');
END $$;
