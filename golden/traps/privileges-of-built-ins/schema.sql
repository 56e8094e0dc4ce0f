-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"public"."int4"') IS NULL THEN
        CREATE TYPE "public"."int4" AS ENUM ('a');
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT lanacl FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql'))) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1) AND pg_catalog.pg_has_role((SELECT lanowner FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')), 'USAGE') THEN
        GRANT USAGE ON LANGUAGE plpgsql TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT typacl IS NULL FROM pg_type WHERE oid = 'pg_catalog."char"'::regtype::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = 'pg_catalog."char"'::regtype::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0) AND pg_catalog.pg_has_role((SELECT typowner FROM pg_type WHERE oid = 'pg_catalog."char"'::regtype::oid), 'USAGE') THEN
        REVOKE USAGE ON TYPE pg_catalog."char" FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT typacl IS NULL FROM pg_type WHERE oid = 'pg_catalog.int8'::regtype::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = 'pg_catalog.int8'::regtype::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0) AND pg_catalog.pg_has_role((SELECT typowner FROM pg_type WHERE oid = 'pg_catalog.int8'::regtype::oid), 'USAGE') THEN
        REVOKE USAGE ON TYPE pg_catalog.int8 FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT typacl IS NULL FROM pg_type WHERE oid = 'pg_catalog.text'::regtype::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = 'pg_catalog.text'::regtype::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0) AND pg_catalog.pg_has_role((SELECT typowner FROM pg_type WHERE oid = 'pg_catalog.text'::regtype::oid), 'USAGE') THEN
        REVOKE USAGE ON TYPE pg_catalog.text FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT proacl IS NULL FROM pg_proc WHERE oid = 'pg_sleep(double precision)'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'pg_sleep(double precision)'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0) AND pg_catalog.pg_has_role((SELECT proowner FROM pg_proc WHERE oid = 'pg_sleep(double precision)'::regprocedure::oid), 'USAGE') THEN
        REVOKE EXECUTE ON ROUTINE pg_sleep(double precision) FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = 'pg_statistic'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT')) < 1) AND pg_catalog.pg_has_role((SELECT relowner FROM pg_class WHERE oid = 'pg_statistic'::regclass::oid), 'USAGE') THEN
        GRANT SELECT ON TABLE pg_statistic TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT typacl IS NULL FROM pg_type WHERE oid = '"public"."int4"'::regtype::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"public"."int4"'::regtype::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON TYPE "public"."int4" FROM PUBLIC;
    END IF;
END
$$;
