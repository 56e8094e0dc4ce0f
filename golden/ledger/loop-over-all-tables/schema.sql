-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"A"'::regclass::oid) THEN
        ALTER TABLE "A" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF to_regclass('"_prisma_migrations"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"_prisma_migrations"'::regclass::oid) THEN
        ALTER TABLE "_prisma_migrations" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;
