-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "late" JSONB,
    "early" JSONB,
    "plain" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Text" (
    "body" TEXT,
    "title" TEXT
);

-- AlterTable
DO $$
BEGIN
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Item"'::regclass::oid AND attname = 'early') <> 'm' THEN
        ALTER TABLE ONLY "Item" ALTER COLUMN "early" SET STORAGE MAIN;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Item"'::regclass::oid AND attname = 'plain') <> 'e' THEN
        ALTER TABLE ONLY "Item" ALTER COLUMN "plain" SET STORAGE EXTERNAL;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Text"'::regclass::oid AND attname = 'title') <> 'p' THEN
        ALTER TABLE ONLY "Text" ALTER COLUMN "title" SET COMPRESSION pglz;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"early"') IS NULL THEN
        CREATE INDEX "early" ON "Item" USING GIN ("early");
    END IF;
    IF to_regclass('"late"') IS NULL THEN
        CREATE INDEX "late" ON "Item" USING GIN ("late");
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Item"'::regclass::oid AND attname = 'late') <> 'm' THEN
        ALTER TABLE ONLY "Item" ALTER COLUMN "late" SET STORAGE MAIN;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"a late one"') IS NULL THEN
        CREATE INDEX "a late one" ON "Item" USING GIN ("late");
    END IF;
    IF to_regclass('"plain"') IS NULL THEN
        CREATE INDEX "plain" ON "Item"("plain");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"once"') IS NULL THEN
        CREATE INDEX "once" ON "Text"("title");
    END IF;
    IF to_regclass('"twice after"') IS NULL THEN
        CREATE INDEX "twice after" ON "Text"("title") INCLUDE (title);
    END IF;
    IF to_regclass('"twice"') IS NULL THEN
        CREATE INDEX "twice" ON "Text"("body") INCLUDE (body);
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Text"'::regclass::oid AND attname = 'body') <> 'p' THEN
        ALTER TABLE ONLY "Text" ALTER COLUMN "body" SET COMPRESSION pglz;
    END IF;
END
$$;
