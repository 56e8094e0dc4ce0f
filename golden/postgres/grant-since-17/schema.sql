-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL
);

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('MAINTAIN') AND is_grantable) < 1 THEN
        GRANT MAINTAIN ON TABLE "A" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('MAINTAIN', 'SELECT')) < 2 THEN
        GRANT MAINTAIN, SELECT ON TABLE "A" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF to_regclass('"_prisma_migrations"') IS NULL THEN
        RETURN;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"_prisma_migrations"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('MAINTAIN', 'SELECT')) < 2 THEN
        GRANT MAINTAIN, SELECT ON TABLE "_prisma_migrations" TO "pg_read_all_data";
    END IF;
END
$$;
