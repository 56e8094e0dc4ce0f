-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "B" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "B_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "C" (
    "id" INTEGER CONSTRAINT "C_id_not_null" NOT NULL,

    CONSTRAINT "C_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "D" (
    "more" TEXT
) INHERITS ("C");

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'All of It') THEN
        CREATE PUBLICATION "All of It" FOR ALL TABLES WITH (publish = 'insert, delete', publish_via_partition_root = true);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'first') THEN
        CREATE PUBLICATION "first" WITH (publish_via_partition_root = true);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'heirs too') THEN
        CREATE PUBLICATION "heirs too";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'heirs') THEN
        CREATE PUBLICATION "heirs";
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
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'first' AND prrelid = '"B"'::regclass::oid) THEN
        ALTER PUBLICATION "first" ADD TABLE ONLY "B";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'first' AND prrelid = '"C"'::regclass::oid) THEN
        ALTER PUBLICATION "first" ADD TABLE ONLY "C";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'heirs too' AND prrelid = '"B"'::regclass::oid) THEN
        ALTER PUBLICATION "heirs too" ADD TABLE ONLY "B";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'heirs' AND prrelid = '"C"'::regclass::oid) THEN
        ALTER PUBLICATION "heirs" ADD TABLE ONLY "C";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'second' AND prrelid = '"C"'::regclass::oid) THEN
        ALTER PUBLICATION "second" ADD TABLE ONLY "C";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'second' AND prrelid = '"D"'::regclass::oid) THEN
        ALTER PUBLICATION "second" ADD TABLE ONLY "D";
    END IF;
END
$$;
