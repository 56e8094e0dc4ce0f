-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "name" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "B" (
    "id" INTEGER NOT NULL
);

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('INSERT', 'SELECT')) < 2 THEN
        GRANT INSERT, SELECT ON TABLE "A" TO "pg_read_all_data";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass::oid AND attname = 'name')) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("name") ON TABLE "A" TO PUBLIC;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "A" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "A" TO PUBLIC;
    END IF;
END
$$;
