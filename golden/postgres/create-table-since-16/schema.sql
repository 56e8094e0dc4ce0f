-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "a" INTEGER,
    "b" INTEGER DEFAULT 3
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "a" INTEGER NOT NULL DEFAULT 1,
    "b" INTEGER NOT NULL DEFAULT 2,
    "c" TEXT,
    "d" TEXT,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("a", "b"),
    CONSTRAINT "Parent_c_key" UNIQUE NULLS NOT DISTINCT ("c"),
    CONSTRAINT "Parent_d_c_key" UNIQUE ("d", "c"),
    CONSTRAINT "d once" UNIQUE ("d"),
    CONSTRAINT "pair" UNIQUE NULLS NOT DISTINCT ("c", "d") INCLUDE (a) WITH (fillfactor = 90)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Stored" (
    "a" TEXT,
    "b" TEXT COLLATE "C" NOT NULL,
    "c" TEXT,
    "d" TEXT,
    "e" TEXT,
    "f" INTEGER
);

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Stored"'::regclass::oid AND attname = 'b') <> 'p' THEN
        ALTER TABLE ONLY "Stored" ALTER COLUMN "b" SET COMPRESSION pglz;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Stored"'::regclass::oid AND attname = 'a') <> 'p' THEN
        ALTER TABLE ONLY "Stored" ALTER COLUMN "a" SET STORAGE PLAIN;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Stored"'::regclass::oid AND attname = 'b') <> 'e' THEN
        ALTER TABLE ONLY "Stored" ALTER COLUMN "b" SET STORAGE EXTERNAL;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Stored"'::regclass::oid AND attname = 'd') <> 'm' THEN
        ALTER TABLE ONLY "Stored" ALTER COLUMN "d" SET STORAGE MAIN;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_a_b_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_a_b_fkey" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") ON DELETE SET NULL ("b");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'defaulting') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "defaulting" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") ON DELETE SET DEFAULT ("a", "b") ON UPDATE SET NULL DEFERRABLE;
    END IF;
END
$$;
