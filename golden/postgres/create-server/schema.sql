-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "postgres_fdw";

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'plain') THEN
        CREATE FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateServer
CREATE SERVER IF NOT EXISTS "Typed Server" TYPE 'oracle' VERSION '19.3' FOREIGN DATA WRAPPER "plain" OPTIONS ("Option" 'it''s', host 'db.example.com');

-- CreateServer
CREATE SERVER IF NOT EXISTS "bare" FOREIGN DATA WRAPPER "plain";

-- CreateServer
CREATE SERVER IF NOT EXISTS "peer" FOREIGN DATA WRAPPER "postgres_fdw" OPTIONS (dbname 'other', fetch_size '500', host 'localhost', port '5433');

-- CreateServer
CREATE SERVER IF NOT EXISTS "versioned" VERSION '1' FOREIGN DATA WRAPPER "plain";
