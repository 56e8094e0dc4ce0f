-- CreateTable
CREATE TABLE IF NOT EXISTS "P" (
    "a" INTEGER CONSTRAINT "P_a_not_null" NOT NULL
) PARTITION BY LIST (a);

-- CreateTable
CREATE TABLE IF NOT EXISTS "P_1" (
    "a" INTEGER CONSTRAINT "P_a_not_null" NOT NULL,

    CONSTRAINT "P_1_pkey" PRIMARY KEY ("a")
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"P_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "P" ATTACH PARTITION "P_1" FOR VALUES IN (1);
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"P_a_idx"') IS NULL THEN
        CREATE UNIQUE INDEX "P_a_idx" ON ONLY "P"("a");
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"P_1_pkey"'::regclass::oid) THEN
        ALTER INDEX "P_a_idx" ATTACH PARTITION "P_1_pkey";
    END IF;
END
$$;
