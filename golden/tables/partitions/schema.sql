-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('touch()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "touch"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN NEW; END $function$;
    END IF;
END
$squash$;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "Event_id_seq";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Activity" (
    "id" BIGINT CONSTRAINT "Event_id_not_null" NOT NULL DEFAULT nextval('"Event_id_seq"'::regclass),
    "tenantId" TEXT CONSTRAINT "Event_tenantId_not_null" NOT NULL,
    "at" TIMESTAMP(3) CONSTRAINT "Event_at_not_null" NOT NULL,
    "sort" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL DEFAULT 'x',
    "n" INTEGER,
    "extra" JSONB CONSTRAINT "Activity_extra_not_null" NOT NULL DEFAULT '{}',

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id", "at", "sort"),
    CONSTRAINT "Event_n_check" CHECK (n > 0)
) PARTITION BY RANGE (at);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Activity_2023" (
    "id" BIGINT CONSTRAINT "Event_id_not_null" NOT NULL DEFAULT nextval('"Event_id_seq"'::regclass),
    "tenantId" TEXT CONSTRAINT "Event_tenantId_not_null" NOT NULL,
    "at" TIMESTAMP(3) CONSTRAINT "Event_at_not_null" NOT NULL,
    "sort" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL DEFAULT 'x',
    "n" INTEGER,
    "extra" JSONB CONSTRAINT "Activity_extra_not_null" NOT NULL DEFAULT '{}',

    CONSTRAINT "Event_2023_pkey" PRIMARY KEY ("id", "at", "sort"),
    CONSTRAINT "Event_n_check" CHECK (n > 0)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "ByExpression" (
    "name" TEXT CONSTRAINT "ByExpression_name_not_null" NOT NULL,
    "at" DATE CONSTRAINT "ByExpression_at_not_null" NOT NULL
) PARTITION BY RANGE (lower(name), at);

-- CreateTable
CREATE TABLE IF NOT EXISTS "ByExpression_all" (
    "name" TEXT CONSTRAINT "ByExpression_name_not_null" NOT NULL,
    "at" DATE CONSTRAINT "ByExpression_at_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_2024" (
    "id" BIGINT CONSTRAINT "Event_id_not_null" NOT NULL DEFAULT nextval('"Event_id_seq"'::regclass),
    "tenantId" TEXT CONSTRAINT "Event_tenantId_not_null" NOT NULL,
    "at" TIMESTAMP(3) CONSTRAINT "Event_at_not_null" NOT NULL,
    "sort" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL DEFAULT 'y',
    "n" INTEGER,
    "extra" JSONB CONSTRAINT "Activity_extra_not_null" NOT NULL DEFAULT '{}',

    CONSTRAINT "Event_2024_pkey" PRIMARY KEY ("id", "at", "sort"),
    CONSTRAINT "Event_n_check" CHECK (n > 0),
    CONSTRAINT "own" CHECK (n < 100)
) PARTITION BY LIST (sort);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_2024_a" (
    "id" BIGINT CONSTRAINT "Event_id_not_null" NOT NULL DEFAULT nextval('"Event_id_seq"'::regclass),
    "tenantId" TEXT CONSTRAINT "Event_tenantId_not_null" NOT NULL,
    "at" TIMESTAMP(3) CONSTRAINT "Event_at_not_null" NOT NULL,
    "sort" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL DEFAULT 'y',
    "n" INTEGER,
    "extra" JSONB CONSTRAINT "Activity_extra_not_null" NOT NULL DEFAULT '{}',

    CONSTRAINT "Event_2024_a_pkey" PRIMARY KEY ("id", "at", "sort"),
    CONSTRAINT "Event_n_check" CHECK (n > 0),
    CONSTRAINT "own" CHECK (n < 100)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_2024_rest" (
    "id" BIGINT CONSTRAINT "Event_id_not_null" NOT NULL DEFAULT nextval('"Event_id_seq"'::regclass),
    "tenantId" TEXT CONSTRAINT "Event_tenantId_not_null" NOT NULL,
    "at" TIMESTAMP(3) CONSTRAINT "Event_at_not_null" NOT NULL,
    "sort" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL DEFAULT 'y',
    "n" INTEGER,
    "extra" JSONB CONSTRAINT "Activity_extra_not_null" NOT NULL DEFAULT '{}',

    CONSTRAINT "Event_2024_rest_pkey" PRIMARY KEY ("id", "at", "sort"),
    CONSTRAINT "Event_n_check" CHECK (n > 0),
    CONSTRAINT "own" CHECK (n < 100)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_default" (
    "id" BIGINT CONSTRAINT "Event_id_not_null" NOT NULL DEFAULT nextval('"Event_id_seq"'::regclass),
    "tenantId" TEXT CONSTRAINT "Event_tenantId_not_null" NOT NULL,
    "at" TIMESTAMP(3) CONSTRAINT "Event_at_not_null" NOT NULL,
    "sort" TEXT CONSTRAINT "Event_kind_not_null" NOT NULL DEFAULT 'x',
    "n" INTEGER,

    CONSTRAINT "Event_default_pkey" PRIMARY KEY ("id", "at", "sort"),
    CONSTRAINT "Event_n_check" CHECK (n > 0)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Hashed" (
    "id" INTEGER CONSTRAINT "Hashed_id_not_null" NOT NULL,
    "v" TEXT
) PARTITION BY HASH (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Hashed_0" (
    "id" INTEGER CONSTRAINT "Hashed_id_not_null" NOT NULL,
    "v" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Hashed_1" (
    "v" TEXT,
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Note" (
    "id" INTEGER,
    "eventId" BIGINT,
    "eventAt" TIMESTAMP(3),
    "eventSort" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Tenant" (
    "id" TEXT NOT NULL,

    CONSTRAINT "Tenant_pkey" PRIMARY KEY ("id")
);

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"Event_id_seq"'::regclass::oid AND classid = 'pg_class'::regclass::oid AND deptype = 'a') THEN
        ALTER SEQUENCE "Event_id_seq" OWNED BY "Activity"."id";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Activity_2023"'::regclass::oid) THEN
        ALTER TABLE ONLY "Activity" ATTACH PARTITION "Activity_2023" FOR VALUES FROM ('2023-01-01 00:00:00') TO ('2024-01-01 00:00:00');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2024"'::regclass::oid) THEN
        ALTER TABLE ONLY "Activity" ATTACH PARTITION "Event_2024" FOR VALUES FROM ('2024-01-01 00:00:00') TO ('2025-01-01 00:00:00');
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"ByExpression_all"'::regclass::oid) THEN
        ALTER TABLE ONLY "ByExpression" ATTACH PARTITION "ByExpression_all" FOR VALUES FROM (MINVALUE, MINVALUE) TO ('m', '2024-01-01');
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2024_a"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event_2024" ATTACH PARTITION "Event_2024_a" FOR VALUES IN ('a', 'b');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2024_rest"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event_2024" ATTACH PARTITION "Event_2024_rest" DEFAULT;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Hashed_0"'::regclass::oid) THEN
        ALTER TABLE ONLY "Hashed" ATTACH PARTITION "Hashed_0" FOR VALUES WITH (modulus 2, remainder 0);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Hashed_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Hashed" ATTACH PARTITION "Hashed_1" FOR VALUES WITH (modulus 2, remainder 1);
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Activity_unique"') IS NULL THEN
        CREATE UNIQUE INDEX "Activity_unique" ON ONLY "Activity"("tenantId", "at", "sort");
    END IF;
    IF to_regclass('"Event_tenantId_idx"') IS NULL THEN
        CREATE INDEX "Event_tenantId_idx" ON ONLY "Activity"("tenantId");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Activity_2023_tenantId_at_sort_idx"') IS NULL THEN
        CREATE UNIQUE INDEX "Activity_2023_tenantId_at_sort_idx" ON "Activity_2023"("tenantId", "at", "sort");
    END IF;
    IF to_regclass('"Event_2023_kind_idx"') IS NULL THEN
        CREATE INDEX "Event_2023_kind_idx" ON "Activity_2023"("sort");
    END IF;
    IF to_regclass('"Event_2023_tenantId_idx"') IS NULL THEN
        CREATE INDEX "Event_2023_tenantId_idx" ON "Activity_2023"("tenantId");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Event_2024_tenantId_at_sort_idx"') IS NULL THEN
        CREATE UNIQUE INDEX "Event_2024_tenantId_at_sort_idx" ON ONLY "Event_2024"("tenantId", "at", "sort");
    END IF;
    IF to_regclass('"Event_2024_tenantId_idx"') IS NULL THEN
        CREATE INDEX "Event_2024_tenantId_idx" ON ONLY "Event_2024"("tenantId");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Event_2024_a_tenantId_at_sort_idx"') IS NULL THEN
        CREATE UNIQUE INDEX "Event_2024_a_tenantId_at_sort_idx" ON "Event_2024_a"("tenantId", "at", "sort");
    END IF;
    IF to_regclass('"Event_2024_a_tenantId_idx"') IS NULL THEN
        CREATE INDEX "Event_2024_a_tenantId_idx" ON "Event_2024_a"("tenantId");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Event_2024_rest_tenantId_at_sort_idx"') IS NULL THEN
        CREATE UNIQUE INDEX "Event_2024_rest_tenantId_at_sort_idx" ON "Event_2024_rest"("tenantId", "at", "sort");
    END IF;
    IF to_regclass('"Event_2024_rest_tenantId_idx"') IS NULL THEN
        CREATE INDEX "Event_2024_rest_tenantId_idx" ON "Event_2024_rest"("tenantId");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Event_default_tenantId_idx"') IS NULL THEN
        CREATE INDEX "Event_default_tenantId_idx" ON "Event_default"("tenantId");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Hashed_v_idx"') IS NULL THEN
        CREATE INDEX "Hashed_v_idx" ON ONLY "Hashed"("v");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Hashed_0_v_idx"') IS NULL THEN
        CREATE INDEX "Hashed_0_v_idx" ON "Hashed_0"("v");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"odd name"') IS NULL THEN
        CREATE INDEX "odd name" ON "Hashed_1"("v");
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Activity_2023_tenantId_at_sort_idx"'::regclass::oid) THEN
        ALTER INDEX "Activity_unique" ATTACH PARTITION "Activity_2023_tenantId_at_sort_idx";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2023_tenantId_idx"'::regclass::oid) THEN
        ALTER INDEX "Event_tenantId_idx" ATTACH PARTITION "Event_2023_tenantId_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_tenantId_at_sort_idx"'::regclass::oid) THEN
        ALTER INDEX "Activity_unique" ATTACH PARTITION "Event_2024_tenantId_at_sort_idx";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_tenantId_idx"'::regclass::oid) THEN
        ALTER INDEX "Event_tenantId_idx" ATTACH PARTITION "Event_2024_tenantId_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_a_tenantId_at_sort_idx"'::regclass::oid) THEN
        ALTER INDEX "Event_2024_tenantId_at_sort_idx" ATTACH PARTITION "Event_2024_a_tenantId_at_sort_idx";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_a_tenantId_idx"'::regclass::oid) THEN
        ALTER INDEX "Event_2024_tenantId_idx" ATTACH PARTITION "Event_2024_a_tenantId_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_rest_tenantId_at_sort_idx"'::regclass::oid) THEN
        ALTER INDEX "Event_2024_tenantId_at_sort_idx" ATTACH PARTITION "Event_2024_rest_tenantId_at_sort_idx";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_rest_tenantId_idx"'::regclass::oid) THEN
        ALTER INDEX "Event_2024_tenantId_idx" ATTACH PARTITION "Event_2024_rest_tenantId_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Hashed_0_v_idx"'::regclass::oid) THEN
        ALTER INDEX "Hashed_v_idx" ATTACH PARTITION "Hashed_0_v_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"odd name"'::regclass::oid) THEN
        ALTER INDEX "Hashed_v_idx" ATTACH PARTITION "odd name";
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Activity"'::regclass::oid AND conname = 'Event_tenantId_fkey') THEN
        ALTER TABLE "Activity" ADD CONSTRAINT "Event_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Event_default"'::regclass::oid AND conname = 'Event_tenantId_fkey') THEN
        ALTER TABLE "Event_default" ADD CONSTRAINT "Event_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Note"'::regclass::oid AND conname = 'Note_event_fkey') THEN
        ALTER TABLE "Note" ADD CONSTRAINT "Note_event_fkey" FOREIGN KEY ("eventId", "eventAt", "eventSort") REFERENCES "Activity"("id", "at", "sort");
    END IF;
END
$$;

-- RenameConstraint
DO $$
BEGIN
    IF EXISTS (SELECT FROM (VALUES
            ('"Activity_2023"'::regclass::oid, 'Note_event_fkey_1'),
            ('"Event_2024"'::regclass::oid, 'Note_event_fkey_2'),
            ('"Event_2024_a"'::regclass::oid, 'Note_event_fkey_3'),
            ('"Event_2024_rest"'::regclass::oid, 'Note_event_fkey_4')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Note"'::regclass::oid AND k.confrelid = w.relation AND k.conparentid <> 0::oid AND k.conname <> w.name
        AND k.conkey::text = (SELECT conkey::text FROM pg_constraint WHERE conrelid = '"Note"'::regclass::oid AND conname = 'Note_event_fkey')) THEN
        DECLARE
            one record;
        BEGIN
        FOR one IN SELECT k.conname, 'squash '::text || k.oid::text AS aside, w.name, pass
        FROM (VALUES
            ('"Activity_2023"'::regclass::oid, 'Note_event_fkey_1'),
            ('"Event_2024"'::regclass::oid, 'Note_event_fkey_2'),
            ('"Event_2024_a"'::regclass::oid, 'Note_event_fkey_3'),
            ('"Event_2024_rest"'::regclass::oid, 'Note_event_fkey_4')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Note"'::regclass::oid AND k.confrelid = w.relation AND k.conparentid <> 0::oid AND k.conname <> w.name
        AND k.conkey::text = (SELECT conkey::text FROM pg_constraint WHERE conrelid = '"Note"'::regclass::oid AND conname = 'Note_event_fkey')
        CROSS JOIN pg_catalog.generate_series(1, 2) AS pass ORDER BY pass LOOP
            EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', '"Note"',
                CASE one.pass WHEN 1 THEN one.conname ELSE one.aside END,
                CASE one.pass WHEN 1 THEN one.aside ELSE one.name END);
        END LOOP;
        END;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Activity"'::regclass::oid AND tgname = 'touched' AND NOT tgisinternal) THEN
        CREATE TRIGGER "touched" BEFORE UPDATE ON "Activity" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;
