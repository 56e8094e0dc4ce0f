-- CreateRole
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'golden_reader') THEN
        CREATE ROLE "golden_reader";
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- a deploy of another database on this server has just made it
END
$$;

-- CreateRole
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'golden_writer') THEN
        CREATE ROLE "golden_writer" LOGIN CONNECTION LIMIT 20;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- a deploy of another database on this server has just made it
END
$$;

-- Rows
-- They are inserted where this script makes these tables, and nowhere else: until they are in, a table of
-- its own says so, also to a run that goes on after another one was cut short.
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL
        AND to_regclass('"Ticket"') IS NULL
    THEN
        CREATE TABLE "_squash_rows" ();
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Ticket" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "Ticket")
    THEN
        INSERT INTO "Ticket" ("id", "title") VALUES
            (1, 'first')
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- DropTable
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NOT NULL THEN
        DROP TABLE "_squash_rows";
    END IF;
END
$$;

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"Ticket"'::regclass::oid) THEN
        ALTER TABLE "Ticket" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Ticket"'::regclass::oid AND polname = 'seen') THEN
        CREATE POLICY "seen" ON "Ticket" FOR SELECT TO golden_reader USING (true);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "Ticket_id_seq") THEN
        PERFORM pg_catalog.setval('"Ticket_id_seq"', 1);
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid)) WHERE grantee = '"golden_reader"'::regrole::oid AND privilege_type IN ('USAGE')) < 1) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        GRANT USAGE ON SCHEMA "public" TO "golden_reader";
    END IF;
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid)) WHERE grantee = '"golden_writer"'::regrole::oid AND privilege_type IN ('USAGE')) < 1) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        GRANT USAGE ON SCHEMA "public" TO "golden_writer";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Ticket"'::regclass::oid)) WHERE grantee = '"golden_writer"'::regrole::oid AND privilege_type IN ('INSERT', 'SELECT')) < 2 THEN
        GRANT INSERT, SELECT ON TABLE "Ticket" TO "golden_writer";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Ticket"'::regclass::oid)) WHERE grantee = '"golden_reader"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "Ticket" TO "golden_reader";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"Ticket"'::regclass::oid AND attname = 'title')) WHERE grantee = '"golden_writer"'::regrole::oid AND privilege_type IN ('UPDATE')) < 1 THEN
        GRANT UPDATE ("title") ON TABLE "Ticket" TO "golden_writer";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Ticket_id_seq"'::regclass::oid)) WHERE grantee = '"golden_writer"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON SEQUENCE "Ticket_id_seq" TO "golden_writer";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'r' AND defaclnamespace = '"public"'::regnamespace::oid)) WHERE grantee = '"golden_reader"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT SELECT ON TABLES TO "golden_reader";
    END IF;
END
$$;
