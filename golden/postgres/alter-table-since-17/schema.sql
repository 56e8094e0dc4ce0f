-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'heap_two') THEN
        CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER
) PARTITION BY LIST (id) USING "heap_two";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_1" (
    "id" INTEGER
) USING "heap_two";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER,
    "name" TEXT,
    "note" TEXT,
    "a" INTEGER,
    "b" INTEGER,
    "twice" INTEGER GENERATED ALWAYS AS (id * 3) STORED,
    "code" TEXT,

    CONSTRAINT "Item_code_key" UNIQUE NULLS NOT DISTINCT ("code"),
    CONSTRAINT "once" UNIQUE NULLS NOT DISTINCT ("name")
) USING "heap_two";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Other" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("a", "b")
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_1" FOR VALUES IN (1);
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Item"'::regclass::oid AND attname = 'name') IS DISTINCT FROM 300 THEN
        ALTER TABLE ONLY "Item" ALTER COLUMN "name" SET STATISTICS 300;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Item"'::regclass::oid AND conname = 'Item_b_a_fkey') THEN
        ALTER TABLE "Item" ADD CONSTRAINT "Item_b_a_fkey" FOREIGN KEY ("b", "a") REFERENCES "Parent"("a", "b") ON DELETE SET DEFAULT ("b");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Item"'::regclass::oid AND conname = 'of_parent') THEN
        ALTER TABLE "Item" ADD CONSTRAINT "of_parent" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") ON DELETE SET NULL ("a");
    END IF;
END
$$;
