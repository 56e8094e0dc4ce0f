-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "Source_id_seq" AS INTEGER;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Copy" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL DEFAULT nextval('"Source_id_seq"'::regclass),
    "email" TEXT CONSTRAINT "Source_email_not_null" NOT NULL,
    "n" INTEGER,

    CONSTRAINT "Copy_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Copy_email_key" UNIQUE ("email"),
    CONSTRAINT "Source_n_check" CHECK (n > 0)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Original" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL DEFAULT nextval('"Source_id_seq"'::regclass),
    "email" TEXT CONSTRAINT "Source_email_not_null" NOT NULL,
    "n" INTEGER,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Source_email_key" UNIQUE ("email"),
    CONSTRAINT "Source_n_check" CHECK (n > 0)
);

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"Source_id_seq"'::regclass::oid AND classid = 'pg_class'::regclass::oid AND deptype = 'a') THEN
        ALTER SEQUENCE "Source_id_seq" OWNED BY "Original"."id";
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Copy_n_idx"') IS NULL THEN
        CREATE INDEX "Copy_n_idx" ON "Copy"("n");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Source_n_idx"') IS NULL THEN
        CREATE INDEX "Source_n_idx" ON "Original"("n");
    END IF;
END
$$;
