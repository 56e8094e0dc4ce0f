-- CreateTable
CREATE TABLE IF NOT EXISTS "Note" (
    "id" SERIAL NOT NULL,
    "body" TEXT,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"Notes"') IS NULL THEN
CREATE MATERIALIZED VIEW "Notes" AS
 SELECT count(*) AS count
   FROM "Note";
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"Notes"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Notes"'::regclass::oid AND attname = 'xmin')) IS NULL THEN
        COMMENT ON COLUMN "Notes"."xmin" IS 'when it was refreshed';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"Note"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Note"'::regclass::oid AND attname = 'ctid')) IS NULL THEN
        COMMENT ON COLUMN "Note"."ctid" IS 'where the row lies';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"Notes"'::regclass::oid AND attname = 'xmin')) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("xmin") ON TABLE "Notes" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"Note"'::regclass::oid AND attname = 'tableoid')) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('REFERENCES') AND is_grantable) < 1 THEN
        GRANT REFERENCES ("tableoid") ON TABLE "Note" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"Note"'::regclass::oid AND attname = 'body')) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("body") ON TABLE "Note" TO PUBLIC;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"Note"'::regclass::oid AND attname = 'ctid')) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("ctid") ON TABLE "Note" TO PUBLIC;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"Note_id_seq"'::regclass::oid AND attname = 'last_value')) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("last_value") ON TABLE "Note_id_seq" TO "pg_monitor";
    END IF;
END
$$;
