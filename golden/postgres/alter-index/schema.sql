-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL
) PARTITION BY LIST (kind);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_a" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_b" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "name" TEXT,
    "tags" hstore,

    CONSTRAINT "Item key" PRIMARY KEY ("id")
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_a"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_a" FOR VALUES IN ('a');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_b"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_b" FOR VALUES IN ('b');
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Event_id"') IS NULL THEN
        CREATE INDEX "Event_id" ON ONLY "Event"("id");
    END IF;
    IF to_regclass('"Event_kind"') IS NULL THEN
        CREATE INDEX "Event_kind" ON ONLY "Event"("kind");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"a_by_id"') IS NULL THEN
        CREATE INDEX "a_by_id" ON "Event_a"("id");
    END IF;
    IF to_regclass('"a_by_kind"') IS NULL THEN
        CREATE INDEX "a_by_kind" ON "Event_a"("kind");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"b_by_id"') IS NULL THEN
        CREATE INDEX "b_by_id" ON "Event_b"("id");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"The First"') IS NULL THEN
        CREATE INDEX "The First" ON "Item"("name");
    END IF;
    IF to_regclass('"expressions"') IS NULL THEN
        CREATE INDEX "expressions" ON "Item"(lower(name), ((id + 1)));
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"expressions"'::regclass::oid AND attnum = 1) IS DISTINCT FROM 300 THEN
        ALTER INDEX "expressions" ALTER COLUMN 1 SET STATISTICS 300;
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"expressions"'::regclass::oid AND attnum = 2) IS DISTINCT FROM 400 THEN
        ALTER INDEX "expressions" ALTER COLUMN 2 SET STATISTICS 400;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"free_idx"') IS NULL THEN
        CREATE INDEX "free_idx" ON "Item" USING GIN ("tags");
    END IF;
    IF to_regclass('"stored"') IS NULL THEN
        CREATE INDEX "stored" ON "Item"("name", "id") WITH (fillfactor='60');
    END IF;
    IF to_regclass('"tags_idx"') IS NULL THEN
        CREATE INDEX "tags_idx" ON "Item" USING GIN ("tags") WITH (fastupdate=off, gin_pending_list_limit='256');
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"a_by_id"'::regclass::oid) THEN
        ALTER INDEX "Event_id" ATTACH PARTITION "a_by_id";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"a_by_kind"'::regclass::oid) THEN
        ALTER INDEX "Event_kind" ATTACH PARTITION "a_by_kind";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"b_by_id"'::regclass::oid) THEN
        ALTER INDEX "Event_id" ATTACH PARTITION "b_by_id";
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass::oid AND objid = '"tags_idx"'::regclass::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER INDEX "tags_idx" DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
