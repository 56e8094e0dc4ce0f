-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL
);

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('MAINTAIN')) < 1 THEN
        GRANT MAINTAIN ON TABLE "A" TO "pg_monitor";
    END IF;
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"A"'::regclass::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = (SELECT relowner FROM pg_class WHERE oid = '"A"'::regclass::oid) AND privilege_type IN ('MAINTAIN')) > 0 THEN
        REVOKE MAINTAIN ON TABLE "A" FROM CURRENT_USER;
    END IF;
END
$$;
