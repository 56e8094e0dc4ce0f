-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"app"') IS NULL THEN
        CREATE SCHEMA "app";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"log"') IS NULL THEN
        CREATE SCHEMA "log";
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "v" VARCHAR(10),
    "w" TEXT,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER NOT NULL,
    "kind" TEXT
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "app"."B" (
    "id" INTEGER NOT NULL,
    "n" INTEGER
);

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'both') THEN
        CREATE PUBLICATION "both" WITH (publish = 'insert, truncate');
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'columns') THEN
        CREATE PUBLICATION "columns";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'mixed') THEN
        CREATE PUBLICATION "mixed";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'rows') THEN
        CREATE PUBLICATION "rows" WITH (publish = 'insert');
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'schemas') THEN
        CREATE PUBLICATION "schemas";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'both' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "both" ADD TABLE ONLY "A" ("id", "w") WHERE (id <> 0);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'both' AND prrelid = '"app"."B"'::regclass::oid) THEN
        ALTER PUBLICATION "both" ADD TABLE ONLY "app"."B" ("n") WHERE (n IS NOT NULL);
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'columns' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "columns" ADD TABLE ONLY "A" ("id", "v");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'columns' AND prrelid = '"app"."B"'::regclass::oid) THEN
        ALTER PUBLICATION "columns" ADD TABLE ONLY "app"."B";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'mixed' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "mixed" ADD TABLE ONLY "A";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'mixed' AND prrelid = '"Event"'::regclass::oid) THEN
        ALTER PUBLICATION "mixed" ADD TABLE ONLY "Event";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'rows' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "rows" ADD TABLE ONLY "A" WHERE ((id > 10) AND (w = ANY (ARRAY['x'::text, 'y'::text])));
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_namespace JOIN pg_publication p ON p.oid = pnpubid WHERE pubname = 'mixed' AND pnnspid = '"log"'::regnamespace::oid) THEN
        ALTER PUBLICATION "mixed" ADD TABLES IN SCHEMA "log";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_namespace JOIN pg_publication p ON p.oid = pnpubid WHERE pubname = 'schemas' AND pnnspid = '"app"'::regnamespace::oid) THEN
        ALTER PUBLICATION "schemas" ADD TABLES IN SCHEMA "app";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_namespace JOIN pg_publication p ON p.oid = pnpubid WHERE pubname = 'schemas' AND pnnspid = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        ALTER PUBLICATION "schemas" ADD TABLES IN SCHEMA CURRENT_SCHEMA;
    END IF;
END
$$;
