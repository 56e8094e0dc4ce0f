-- CreateTable
CREATE TABLE IF NOT EXISTS "Animal" (
    "id" INTEGER CONSTRAINT "Animal_id_not_null" NOT NULL,
    "name" TEXT CONSTRAINT "Animal_name_not_null" NOT NULL DEFAULT 'x',

    CONSTRAINT "named" CHECK (name <> ''::text)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Cat" (
    "color" TEXT,
    "name" TEXT NOT NULL DEFAULT 'y',
    "id" INTEGER NOT NULL,

    CONSTRAINT "named" CHECK (name <> ''::text)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Dog" (
    "breed" TEXT
) INHERITS ("Animal");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Mineral" (
    "hardness" REAL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Fossil" (
    "age" INTEGER
) INHERITS ("Animal", "Mineral");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Stone" (
    "hardness" REAL DEFAULT 3,
    "weight" REAL
);

-- AlterTable
DO $$
BEGIN
    IF (SELECT pg_catalog.pg_get_expr(adbin, adrelid) FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE adrelid = '"Dog"'::regclass::oid AND attname = 'name') IS DISTINCT FROM '''Rex''::text' THEN
        ALTER TABLE ONLY "Dog" ALTER COLUMN "name" SET DEFAULT 'Rex';
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Cat"'::regclass::oid AND inhparent = '"Animal"'::regclass::oid) THEN
        ALTER TABLE ONLY "Cat" INHERIT "Animal";
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Stone"'::regclass::oid AND inhparent = '"Mineral"'::regclass::oid) THEN
        ALTER TABLE ONLY "Stone" INHERIT "Mineral";
    END IF;
END
$$;
