-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL
);

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('MAINTAIN')) < 1 THEN
        GRANT MAINTAIN ON TABLE "A" TO "pg_monitor";
    END IF;
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"A"'::regclass) OR (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = (SELECT relowner FROM pg_class WHERE oid = '"A"'::regclass) AND privilege_type IN ('MAINTAIN')) > 0 THEN
        REVOKE MAINTAIN ON TABLE "A" FROM CURRENT_USER;
    END IF;
END
$$;
