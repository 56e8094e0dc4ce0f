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
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'Typed Server') THEN
        CREATE SERVER "Typed Server" TYPE 'oracle' VERSION '19.3' FOREIGN DATA WRAPPER "plain" OPTIONS ("Option" 'it''s', host 'db.example.com');
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'bare') THEN
        CREATE SERVER "bare" FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'peer') THEN
        CREATE SERVER "peer" FOREIGN DATA WRAPPER "postgres_fdw" OPTIONS (dbname 'other', fetch_size '500', host 'localhost', port '5433');
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'versioned') THEN
        CREATE SERVER "versioned" VERSION '1' FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;
