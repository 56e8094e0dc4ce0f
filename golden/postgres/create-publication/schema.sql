-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "v" TEXT,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "B" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "B_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_1" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "id" INTEGER CONSTRAINT "Parent_id_not_null" NOT NULL,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "more" TEXT
) INHERITS ("Parent");

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_1" FOR VALUES FROM (0) TO (10);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'changes') THEN
        CREATE PUBLICATION "changes" WITH (publish = 'insert, update');
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'empty') THEN
        CREATE PUBLICATION "empty";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'everything') THEN
        CREATE PUBLICATION "everything" FOR ALL TABLES;
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'one part') THEN
        CREATE PUBLICATION "one part";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'parts') THEN
        CREATE PUBLICATION "parts" WITH (publish_via_partition_root = true);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'removals') THEN
        CREATE PUBLICATION "removals" FOR ALL TABLES WITH (publish = 'delete, truncate', publish_via_partition_root = true);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'silent') THEN
        CREATE PUBLICATION "silent" WITH (publish = '');
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'some of them') THEN
        CREATE PUBLICATION "some of them";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'with heirs') THEN
        CREATE PUBLICATION "with heirs";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'changes' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "changes" ADD TABLE ONLY "A";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'one part' AND prrelid = '"Event_1"'::regclass::oid) THEN
        ALTER PUBLICATION "one part" ADD TABLE ONLY "Event_1";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'parts' AND prrelid = '"Event"'::regclass::oid) THEN
        ALTER PUBLICATION "parts" ADD TABLE ONLY "Event";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'some of them' AND prrelid = '"A"'::regclass::oid) THEN
        ALTER PUBLICATION "some of them" ADD TABLE ONLY "A";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'some of them' AND prrelid = '"Parent"'::regclass::oid) THEN
        ALTER PUBLICATION "some of them" ADD TABLE ONLY "Parent";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'with heirs' AND prrelid = '"B"'::regclass::oid) THEN
        ALTER PUBLICATION "with heirs" ADD TABLE ONLY "B";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'with heirs' AND prrelid = '"Child"'::regclass::oid) THEN
        ALTER PUBLICATION "with heirs" ADD TABLE ONLY "Child";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'with heirs' AND prrelid = '"Parent"'::regclass::oid) THEN
        ALTER PUBLICATION "with heirs" ADD TABLE ONLY "Parent";
    END IF;
END
$$;
