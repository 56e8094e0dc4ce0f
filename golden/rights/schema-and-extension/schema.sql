-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"billing"') IS NULL THEN
        CREATE SCHEMA "billing";
    END IF;
END
$$;

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext" WITH SCHEMA "billing";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "billing"."numbers";

-- CreateTable
CREATE TABLE IF NOT EXISTS "billing"."Invoice" (
    "id" SERIAL NOT NULL,
    "email" billing.citext,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
);

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description('"public"'::regnamespace::oid, 'pg_namespace') IS DISTINCT FROM 'everything else') AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        COMMENT ON SCHEMA "public" IS 'everything else';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description((SELECT oid FROM pg_extension WHERE extname = 'citext'), 'pg_extension') IS DISTINCT FROM 'addresses') AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'citext')), 'USAGE') THEN
        COMMENT ON EXTENSION "citext" IS 'addresses';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description('"billing"'::regnamespace::oid, 'pg_namespace') IS NULL) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"billing"'::regnamespace::oid), 'USAGE') THEN
        COMMENT ON SCHEMA "billing" IS 'what customers owe';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"billing"'::regnamespace::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) < 1) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"billing"'::regnamespace::oid), 'USAGE') THEN
        GRANT USAGE ON SCHEMA "billing" TO PUBLIC;
    END IF;
END
$$;
