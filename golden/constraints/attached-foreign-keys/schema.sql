-- CreateTable
CREATE TABLE IF NOT EXISTS "Account" (
    "region" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("region", "id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "region" INTEGER,
    "account" INTEGER
) PARTITION BY LIST (region);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_1" (
    "region" INTEGER,
    "account" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_2" (
    "region" INTEGER,
    "account" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_3" (
    "region" INTEGER,
    "account" INTEGER
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_1" FOR VALUES IN (1);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_2" FOR VALUES IN (2);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_3"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_3" FOR VALUES IN (3);
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Event_1"'::regclass::oid AND conname = 'its_own_name') THEN
        ALTER TABLE "Event_1" ADD CONSTRAINT "its_own_name" FOREIGN KEY ("region", "account") REFERENCES "Account"("region", "id");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Event_3"'::regclass::oid AND conname = 'Event_account_fkey') THEN
        ALTER TABLE "Event_3" ADD CONSTRAINT "Event_account_fkey" FOREIGN KEY ("region", "account") REFERENCES "Account"("region", "id");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Event"'::regclass::oid AND conname = 'Event_account_fkey') THEN
        ALTER TABLE "Event" ADD CONSTRAINT "Event_account_fkey" FOREIGN KEY ("region", "account") REFERENCES "Account"("region", "id");
    END IF;
END
$$;
