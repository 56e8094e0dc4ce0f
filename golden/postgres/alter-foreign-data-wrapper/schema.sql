-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "file_fdw";

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'New Name') THEN
        CREATE FOREIGN DATA WRAPPER "New Name" VALIDATOR postgresql_fdw_validator;
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'files') THEN
        CREATE FOREIGN DATA WRAPPER "files" HANDLER file_fdw_handler OPTIONS (a 'one', c '3', d '4', e '5');
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'less') THEN
        CREATE FOREIGN DATA WRAPPER "less";
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'here') THEN
        CREATE SERVER "here" FOREIGN DATA WRAPPER "New Name";
    END IF;
END
$$;
