-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "twice" INTEGER GENERATED ALWAYS AS (id * 2) STORED,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'first') THEN
        CREATE PUBLICATION "first" WITH (publish_generated_columns = stored);
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

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'first' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "first" ADD TABLE ONLY "A";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'second' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "second" ADD TABLE ONLY "A";
    END IF;
END
$$;
