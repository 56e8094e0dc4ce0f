-- CreateTable
CREATE TABLE IF NOT EXISTS "Post" (
    "id" SERIAL NOT NULL,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'auth.role()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'auth.role()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION auth.role() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT nspacl IS NULL FROM pg_namespace WHERE oid = '"auth"'::regnamespace::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"auth"'::regnamespace::oid)) WHERE grantee = '"visitor"'::regrole::oid AND privilege_type IN ('USAGE')) > 0) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"auth"'::regnamespace::oid), 'USAGE') THEN
        REVOKE USAGE ON SCHEMA "auth" FROM "visitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Post"'::regclass::oid)) WHERE grantee = '"member"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "Post" TO "member";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Post"'::regclass::oid)) WHERE grantee = '"visitor"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "Post" TO "visitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"auth"."users"'::regclass::oid)) WHERE grantee = '"visitor"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "auth"."users" TO "visitor";
    END IF;
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"auth"."users"'::regclass::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"auth"."users"'::regclass::oid)) WHERE grantee = '"member"'::regrole::oid AND privilege_type IN ('UPDATE')) > 0 THEN
        REVOKE UPDATE ON TABLE "auth"."users" FROM "member";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"auth"."users"'::regclass::oid AND attname = 'email')) WHERE grantee = '"member"'::regrole::oid AND privilege_type IN ('UPDATE')) < 1 THEN
        GRANT UPDATE ("email") ON TABLE "auth"."users" TO "member";
    END IF;
END
$$;
