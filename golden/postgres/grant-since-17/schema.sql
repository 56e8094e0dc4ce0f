-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL
);

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('MAINTAIN') AND is_grantable) < 1 THEN
        GRANT MAINTAIN ON TABLE "A" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('MAINTAIN', 'SELECT')) < 2 THEN
        GRANT MAINTAIN, SELECT ON TABLE "A" TO "pg_read_all_data";
    END IF;
END
$$;
