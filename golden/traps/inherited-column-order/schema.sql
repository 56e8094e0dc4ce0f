-- CreateTable
CREATE TABLE IF NOT EXISTS "Base" ();

-- CreateTable
CREATE TABLE IF NOT EXISTS "Heir" (
    "own" TEXT,
    "name" TEXT DEFAULT 'heir',
    "more" INTEGER,
    "id" INTEGER NOT NULL,

    CONSTRAINT "named" CHECK (name <> ''::text)
) INHERITS ("Base");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Second" (
    "id" INTEGER,
    "own" TEXT
) INHERITS ("Base");

-- AlterTable
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = '"Base"'::regclass::oid AND attname = 'id' AND NOT attisdropped) THEN
        ALTER TABLE "Base" ADD COLUMN "id" INTEGER CONSTRAINT "Base_id_not_null" NOT NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = '"Base"'::regclass::oid AND attname = 'late' AND NOT attisdropped) THEN
        ALTER TABLE "Base" ADD COLUMN "late" TEXT;
    END IF;
END
$$;
