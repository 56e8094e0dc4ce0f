-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "file_fdw";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "postgres_fdw";

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'bare') THEN
        CREATE FOREIGN DATA WRAPPER "bare";
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'checked') THEN
        CREATE FOREIGN DATA WRAPPER "checked" VALIDATOR postgresql_fdw_validator;
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'files') THEN
        CREATE FOREIGN DATA WRAPPER "files" HANDLER file_fdw_handler VALIDATOR file_fdw_validator;
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'nothing') THEN
        CREATE FOREIGN DATA WRAPPER "nothing";
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'peers') THEN
        CREATE FOREIGN DATA WRAPPER "peers" HANDLER postgres_fdw_handler OPTIONS ("a name" 'it''s; a value', debug 'true', empty '');
    END IF;
END
$$;
