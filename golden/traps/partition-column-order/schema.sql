-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "Event_at_not_null" NOT NULL,
    "n" INTEGER,
    "last" TEXT CONSTRAINT "Event_last_not_null" NOT NULL DEFAULT 'z',

    CONSTRAINT "small" CHECK (n < 100)
) PARTITION BY RANGE (at);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_attached" (
    "n" INTEGER NOT NULL DEFAULT 5,
    "at" DATE NOT NULL,
    "id" INTEGER NOT NULL,
    "last" TEXT CONSTRAINT "Event_last_not_null" NOT NULL DEFAULT 'z',

    CONSTRAINT "small" CHECK (n < 100)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_later" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "Event_at_not_null" NOT NULL,
    "n" INTEGER,
    "last" TEXT CONSTRAINT "Event_last_not_null" NOT NULL DEFAULT 'z',

    CONSTRAINT "small" CHECK (n < 100)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_made" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "Event_at_not_null" NOT NULL,
    "n" INTEGER NOT NULL,
    "last" TEXT CONSTRAINT "Event_last_not_null" NOT NULL DEFAULT 'z',

    CONSTRAINT "small" CHECK (n < 100)
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_attached"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_attached" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_later"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_later" DEFAULT;
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_made"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_made" FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
    END IF;
END
$$;
