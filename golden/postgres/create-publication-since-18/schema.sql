-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "twice" INTEGER GENERATED ALWAYS AS (id * 2) STORED,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'by list') THEN
        CREATE PUBLICATION "by list";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'none') THEN
        CREATE PUBLICATION "none" FOR ALL TABLES;
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'stored') THEN
        CREATE PUBLICATION "stored" WITH (publish_generated_columns = stored);
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'by list' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "by list" ADD TABLE ONLY "A" ("id", "twice");
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'stored' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "stored" ADD TABLE ONLY "A";
    END IF;
END
$$;
