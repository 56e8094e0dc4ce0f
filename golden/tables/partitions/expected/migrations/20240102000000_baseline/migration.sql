-- Baseline, made by squash: it replaces 2 migrations, 20240101000000_init to 20240102000000_change.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240102000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["f192960c7c2a29b0dab70098506ae5213b0ceb16f6d0217580dd3d70645ea7d0", "3a4f23495c0969a178118ab7f4c90299ad8ad2ab860543e8e53321a11f7d28d5"],
        "20240102000000_change": ["c756df690aeaa3573bc1e71e6621d8a4a140c4ecf1a4f8ed5a9d420f14b7ce24", "24ee8ff9a80a6dc7dd1676a24257baf779bc13e616afd4d8da45f831fb9a8402"]
    }';
    state record;
    preface text := '';
BEGIN
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') IS NULL THEN
        RETURN;
    END IF;
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') <> to_regclass('"_prisma_migrations"') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = 'A temporary table hides "_prisma_migrations".',
            HINT = 'drop it.';
    END IF;

    WITH
        wanted AS (
            SELECT s.name, s.checksums::jsonb AS checksums, s.position
            FROM json_each(squashed) WITH ORDINALITY AS s (name, checksums, position)
        ),
        -- Prisma's words: applied is finished and not rolled back, failed is neither finished nor rolled back.
        tries AS (
            SELECT
                l.id, l.migration_name AS name, l.checksum, l.started_at,
                l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL AS applied,
                l.finished_at IS NULL AND l.rolled_back_at IS NULL AS failed,
                w.position, w.checksums
            FROM "_prisma_migrations" AS l LEFT JOIN wanted AS w ON w.name = l.migration_name
        )
    SELECT
        (SELECT count(*) FROM "_prisma_migrations") AS rows,
        (SELECT count(*) FROM wanted) AS total,
        (SELECT name FROM wanted ORDER BY position DESC LIMIT 1) AS last,
        (SELECT count(*) FROM tries WHERE position IS NOT NULL AND (applied OR failed)) AS held,
        ARRAY(
            SELECT w.name FROM wanted AS w LEFT JOIN tries AS t ON t.name = w.name AND t.applied
            WHERE t.id IS NULL ORDER BY w.position
        ) AS missing,
        ARRAY(SELECT name FROM tries WHERE failed AND name <> baseline ORDER BY started_at, id) AS failed,
        ARRAY(
            SELECT name FROM tries WHERE applied AND position IS NULL AND name <> baseline ORDER BY started_at, id
        ) AS unknown,
        -- Old ledgers print each byte of the checksum without padding: 0a as a, 00 as 0.
        ARRAY(
            SELECT format('"%s" (%s in the ledger, %s in git)', name, left(checksum, 8), left(checksums ->> 0, 8))
            FROM tries
            WHERE applied AND position IS NOT NULL AND NOT checksums @> to_jsonb(checksum) AND NOT (
                length(checksum) < 64 AND checksum IN (
                    SELECT replace(replace(regexp_replace(padded, '(..)', E'.\\1', 'g'), '.0', ''), '.', '')
                    FROM jsonb_array_elements_text(checksums) AS padded
                )
            )
            ORDER BY position, id
        ) AS edited,
        (SELECT id FROM tries WHERE name = baseline AND applied ORDER BY started_at, id LIMIT 1) AS baseline_id,
        (SELECT count(*) FROM tries WHERE name = baseline AND failed) > 0 AS baseline_open
    INTO state;

    IF state.baseline_open THEN
        preface := format('First run `npx prisma@7 migrate resolve --rolled-back %s`, for this attempt. Then: ', baseline);
    END IF;
    IF state.failed <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = format('Migration "%s" failed on this database and was never resolved.', state.failed[1]),
            HINT = preface || format(
                'mend what it left behind and run `npx prisma@7 migrate resolve --rolled-back %1$s`, or `--applied %1$s` '
                'if its changes are complete.', state.failed[1]);
    END IF;
    IF state.held = 0 AND state.unknown <> '{}' AND state.baseline_id IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = format(
                'This database ran another history: none of the %s migrations that "%s" replaces is applied, but "%s" is.',
                state.total, baseline, state.unknown[1]),
            HINT = preface || 'check that the connection and its ?schema= are those of this project.';
    END IF;
    IF state.held > 0 AND state.missing <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ001',
            MESSAGE = format(
                'This database is behind: %s of the %s migrations that "%s" replaces are missing, the first is "%s".',
                cardinality(state.missing), state.total, baseline, state.missing[1]),
            HINT = preface || format(
                'finish the old history: check out the commit before the squash, run `npx prisma@7 migrate deploy` '
                'up to %s, then come back.', state.last);
    END IF;
    IF state.edited <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = format(
                'This database ran a version of %s migration(s) that git never held, the first is %s.',
                cardinality(state.edited), state.edited[1]),
            HINT = preface || 'find what that version did, make the database agree with git''s version, and set the '
                'checksum in "_prisma_migrations" to git''s.';
    END IF;
END
$squash$;

-- Schema: from here on the script depends on nothing but the catalog that the history builds.

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
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"Event_id_seq"'::regclass AND classid = 'pg_class'::regclass AND deptype = 'a') THEN
        ALTER SEQUENCE "Event_id_seq" OWNED BY "Activity"."id";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Activity_2023"'::regclass) THEN
        ALTER TABLE ONLY "Activity" ATTACH PARTITION "Activity_2023" FOR VALUES FROM ('2023-01-01 00:00:00') TO ('2024-01-01 00:00:00');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2024"'::regclass) THEN
        ALTER TABLE ONLY "Activity" ATTACH PARTITION "Event_2024" FOR VALUES FROM ('2024-01-01 00:00:00') TO ('2025-01-01 00:00:00');
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"ByExpression_all"'::regclass) THEN
        ALTER TABLE ONLY "ByExpression" ATTACH PARTITION "ByExpression_all" FOR VALUES FROM (MINVALUE, MINVALUE) TO ('m', '2024-01-01');
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2024_a"'::regclass) THEN
        ALTER TABLE ONLY "Event_2024" ATTACH PARTITION "Event_2024_a" FOR VALUES IN ('a', 'b');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2024_rest"'::regclass) THEN
        ALTER TABLE ONLY "Event_2024" ATTACH PARTITION "Event_2024_rest" DEFAULT;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Hashed_0"'::regclass) THEN
        ALTER TABLE ONLY "Hashed" ATTACH PARTITION "Hashed_0" FOR VALUES WITH (modulus 2, remainder 0);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Hashed_1"'::regclass) THEN
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
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Activity_2023_tenantId_at_sort_idx"'::regclass) THEN
        ALTER INDEX "Activity_unique" ATTACH PARTITION "Activity_2023_tenantId_at_sort_idx";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2023_tenantId_idx"'::regclass) THEN
        ALTER INDEX "Event_tenantId_idx" ATTACH PARTITION "Event_2023_tenantId_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_tenantId_at_sort_idx"'::regclass) THEN
        ALTER INDEX "Activity_unique" ATTACH PARTITION "Event_2024_tenantId_at_sort_idx";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_tenantId_idx"'::regclass) THEN
        ALTER INDEX "Event_tenantId_idx" ATTACH PARTITION "Event_2024_tenantId_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_a_tenantId_at_sort_idx"'::regclass) THEN
        ALTER INDEX "Event_2024_tenantId_at_sort_idx" ATTACH PARTITION "Event_2024_a_tenantId_at_sort_idx";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_a_tenantId_idx"'::regclass) THEN
        ALTER INDEX "Event_2024_tenantId_idx" ATTACH PARTITION "Event_2024_a_tenantId_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_rest_tenantId_at_sort_idx"'::regclass) THEN
        ALTER INDEX "Event_2024_tenantId_at_sort_idx" ATTACH PARTITION "Event_2024_rest_tenantId_at_sort_idx";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_2024_rest_tenantId_idx"'::regclass) THEN
        ALTER INDEX "Event_2024_tenantId_idx" ATTACH PARTITION "Event_2024_rest_tenantId_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Hashed_0_v_idx"'::regclass) THEN
        ALTER INDEX "Hashed_v_idx" ATTACH PARTITION "Hashed_0_v_idx";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"odd name"'::regclass) THEN
        ALTER INDEX "Hashed_v_idx" ATTACH PARTITION "odd name";
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Activity"'::regclass AND conname = 'Event_tenantId_fkey') THEN
        ALTER TABLE "Activity" ADD CONSTRAINT "Event_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Event_default"'::regclass AND conname = 'Event_tenantId_fkey') THEN
        ALTER TABLE "Event_default" ADD CONSTRAINT "Event_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Note"'::regclass AND conname = 'Note_event_fkey') THEN
        ALTER TABLE "Note" ADD CONSTRAINT "Note_event_fkey" FOREIGN KEY ("eventId", "eventAt", "eventSort") REFERENCES "Activity"("id", "at", "sort");
    END IF;
END
$$;

-- RenameConstraint
DO $$
BEGIN
    IF EXISTS (SELECT FROM (VALUES
            ('"Activity_2023"'::regclass, 'Note_event_fkey_1'),
            ('"Event_2024"'::regclass, 'Note_event_fkey_2'),
            ('"Event_2024_a"'::regclass, 'Note_event_fkey_3'),
            ('"Event_2024_rest"'::regclass, 'Note_event_fkey_4')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Note"'::regclass AND k.confrelid = w.relation AND k.conparentid <> 0 AND k.conname <> w.name
        AND k.conkey = (SELECT conkey FROM pg_constraint WHERE conrelid = '"Note"'::regclass AND conname = 'Note_event_fkey')) THEN
        DECLARE
            one record;
        BEGIN
        FOR one IN SELECT k.conname, 'squash ' || k.oid AS aside, w.name, pass
        FROM (VALUES
            ('"Activity_2023"'::regclass, 'Note_event_fkey_1'),
            ('"Event_2024"'::regclass, 'Note_event_fkey_2'),
            ('"Event_2024_a"'::regclass, 'Note_event_fkey_3'),
            ('"Event_2024_rest"'::regclass, 'Note_event_fkey_4')
        ) w (relation, name)
        JOIN pg_constraint k ON k.conrelid = '"Note"'::regclass AND k.confrelid = w.relation AND k.conparentid <> 0 AND k.conname <> w.name
        AND k.conkey = (SELECT conkey FROM pg_constraint WHERE conrelid = '"Note"'::regclass AND conname = 'Note_event_fkey')
        CROSS JOIN generate_series(1, 2) AS pass ORDER BY pass LOOP
            EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', '"Note"',
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
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Activity"'::regclass AND tgname = 'touched' AND NOT tgisinternal) THEN
        CREATE TRIGGER "touched" BEFORE UPDATE ON "Activity" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;
