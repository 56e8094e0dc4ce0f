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
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'The Server') THEN
        CREATE SERVER "The Server" TYPE 'kind' VERSION '2' FOREIGN DATA WRAPPER "plain" OPTIONS ("fetch" '10', dbname 'x', host 'b', sslmode 'require');
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'second') THEN
        CREATE SERVER "second" VERSION '3' FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Far" (
    "id" INTEGER
) SERVER "The Server";
