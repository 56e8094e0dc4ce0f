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
    "value" TEXT,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "B" (
    "id" INTEGER NOT NULL,
    "n" INTEGER
);

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'first') THEN
        CREATE PUBLICATION "first" WITH (publish = 'insert');
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'second') THEN
        CREATE PUBLICATION "second";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'third') THEN
        CREATE PUBLICATION "third";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'first' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "first" ADD TABLE ONLY "A" ("id") WHERE (value IS NULL);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'first' AND prrelid = '"B"'::regclass::oid) THEN
        ALTER PUBLICATION "first" ADD TABLE ONLY "B" ("n");
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'second' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "second" ADD TABLE ONLY "A";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_namespace JOIN pg_publication p ON p.oid = pnpubid WHERE pubname = 'second' AND pnnspid = '"log"'::regnamespace::oid) THEN
        ALTER PUBLICATION "second" ADD TABLES IN SCHEMA "log";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_namespace JOIN pg_publication p ON p.oid = pnpubid WHERE pubname = 'third' AND pnnspid = '"log"'::regnamespace::oid) THEN
        ALTER PUBLICATION "third" ADD TABLES IN SCHEMA "log";
    END IF;
END
$$;
