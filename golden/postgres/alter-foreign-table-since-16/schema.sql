-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'plain') THEN
        CREATE FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'far') THEN
        CREATE SERVER "far" FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Remote" (
    "id" INTEGER,
    "name" TEXT,
    "note" TEXT
) SERVER "far";

-- AlterTable
DO $$
BEGIN
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Remote"'::regclass::oid AND attname = 'name') <> 'm' THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "name" SET STORAGE MAIN;
    END IF;
END
$$;
