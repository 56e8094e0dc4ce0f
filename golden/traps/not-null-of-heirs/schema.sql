-- CreateTable
CREATE TABLE IF NOT EXISTS "Base" (
    "id" INTEGER,
    "n" INTEGER CONSTRAINT "n there" NOT NULL NO INHERIT,
    "m" INTEGER CONSTRAINT "m there" NOT NULL,
    "k" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Heir" (
    CONSTRAINT "n there" NOT NULL "n",
    CONSTRAINT "k of heir" NOT NULL "k"
) INHERITS ("Base");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Grandchild" () INHERITS ("Heir");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Side" (
    "m" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Below" () INHERITS ("Side");

-- AlterTable
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = '"Side"'::regclass::oid AND attname = 'n' AND NOT attisdropped) THEN
        ALTER TABLE "Side" ADD COLUMN "n" INTEGER CONSTRAINT "alone" NOT NULL NO INHERIT;
    END IF;
END
$$;

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Base"'::regclass::oid AND conname = 'id there') THEN
        ALTER TABLE "Base" ADD CONSTRAINT "id there" NOT NULL "id" NOT VALID;
    END IF;
END
$$;
