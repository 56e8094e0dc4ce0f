-- Baseline, made by squash: it replaces 13 migrations, 20240101000000_init to 20240113000000_detach_concurrently.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240113000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["7212736a656a2a9d94bc6633c8f4ea9ac302a11cc731d2fa4b72461856abea5a", "d74593706e53b1d3c25aaac3cfa055a9b7cfc1b70601e883db1611f2c6664bbf"],
        "20240102000000_columns": ["5788fc9eb613c47e4cb4c9ec37a99bbebaed0fc2c41fe1eac682456913c60b65", "0431d287c2a61aba8123b9d489c6e2279cbfb13459fedb877d9b2bd32616105a"],
        "20240103000000_identity": ["7e6ac6268198620143ca23cc9f2b5f1d0b7e73cd62253f526908717c7eaa5d9b", "58a62cc6f841f6b5c1f370f79bad2a36d16409ebffc843138e0e1673ed2c931c"],
        "20240104000000_column_settings": ["afb48eca829730dc378ee49da82fcbb8b0c1619511e47371b7950aa3f15a5f25", "0b0d922803d524f144ba3949d877ab4f48f1fdf288b25bd352d9863834859e4c"],
        "20240105000000_constraints": ["127cdeca22899c2459c7727b641bd3258dcdb055738cc0a83b706a4fe21f355e", "a5c859e381423ccf4208f39e02bcf296349fbdc03e679624ce2a41a6b893e669"],
        "20240106000000_triggers_and_rules": ["e3969d4d6b888884cec4924e3b72b148b8f52fbd5657affa1580ca2a7f147238", "703e8f4b487aee5471fa06fd016e46bbf4a07f1a897385accf5a6e05a5bfe53d"],
        "20240107000000_row_level_security": ["576db4a8869cac12073d5717a274f4b14fa0eb134eb9ebbf9dbb7a19b8c15432", "a3e6c825ccd7864bd7aaf6105c212ad6b69b17c604b5c32078d71f7e963b2823"],
        "20240108000000_storage": ["4269109aede37d35963f35a18b6dde59c174e03f274c0b7d14de6f69aae63816", "48dba853d0b6711812d059dcdb63c222856019304cb0b4c9e44053517d6ed6d0"],
        "20240109000000_inheritance": ["6d8499f085e3bae7625225c8d955698dc3d33f1bce34bb66e1415cb3e24fd577", "96f3ac92983c8d1315832c841e806ffccdac25657b203db5c20e8ccca61f59f1"],
        "20240110000000_partitions": ["848ea80efaec5769206a93a726f4bc057f8d5389fc8e6779149a1cdb54977bd0", "2318423cc29885a26f117316a80470342af76b1bb344b4dab48aa6a237f5ee37"],
        "20240111000000_names": ["c7b15541cf2926c8c78a3b60f15fcc6a32e96919fa686f5787ce96514df0f321", "4c3c4355f3b72fac13de489200b02e008e91ca38f63b31bd4f7b3547b64f3760"],
        "20240112000000_empty_rest": ["1ee43160f96b091e4f5196278dda016a76ed8c524c121101a1bbca69bb5c2d2e", "86d544fffdf8728feb53cd1baaab40312fcb466a1a375adcc3d4a391f9de25d1"],
        "20240113000000_detach_concurrently": ["81c2888d37ad0e24d890f0ca28fb103d9d9d080e2d83db81e84f2c3ed837199e", "8a70589c1e0d40873dbdf044a09ed9a3a955177480ff66f89a0aa6f144692434"]
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

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "away";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'heap_two') THEN
        CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Row"') IS NULL THEN
CREATE TYPE "Row" AS (
    "id" INTEGER,
    "name" TEXT
);
    END IF;
END
$$;

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

-- CreateTable
CREATE TABLE IF NOT EXISTS "Article" (
    "id" INTEGER CONSTRAINT "Item_id_not_null" NOT NULL DEFAULT 7,
    "label" TEXT,
    "number" INTEGER,
    "needed" VARCHAR(20) COLLATE "POSIX" CONSTRAINT "Item_needed_not_null" NOT NULL,
    "free" TEXT,
    "twice" INTEGER,
    "identity" INTEGER CONSTRAINT "Item_identity_not_null" NOT NULL GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME "Item_identity_seq" INCREMENT BY 3 MAXVALUE 900 CACHE 5 CYCLE),
    "old_identity" INTEGER CONSTRAINT "Item_old_identity_not_null" NOT NULL,
    "later" BIGINT CONSTRAINT "Item_later_not_null" NOT NULL GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "Item_later_seq" INCREMENT BY 10 START WITH 100),
    "later_too" SMALLINT CONSTRAINT "Item_later_too_not_null" NOT NULL GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME "Item_later_too_seq"),
    "parentId" INTEGER,
    "during" tsrange,
    "added" VARCHAR(10) COLLATE "C" CONSTRAINT "added there" NOT NULL DEFAULT 'new',
    "unique_one" INTEGER,
    "parent" INTEGER,
    "computed" INTEGER GENERATED ALWAYS AS (id + 1) STORED,
    "serial" INTEGER CONSTRAINT "Item_serial_not_null" NOT NULL GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME "Item_serial_seq" START WITH 5),
    "checked" INTEGER,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Item_name_number_free_key" UNIQUE ("label", "number") INCLUDE (free) WITH (fillfactor = 70) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "Item_unique_one_key" UNIQUE ("unique_one"),
    CONSTRAINT "same name" UNIQUE ("label"),
    CONSTRAINT "Item_checked_check" CHECK (checked > 0) NO INHERIT,
    CONSTRAINT "positive" CHECK (number > 0) NO INHERIT,
    CONSTRAINT "proved" CHECK (number <> 14),
    CONSTRAINT "second name" CHECK (id > 0),
    CONSTRAINT "no overlap" EXCLUDE USING gist (number WITH =, during WITH &&) WHERE ((number > 0))
) WITH (fillfactor = 60, autovacuum_enabled = false);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Base" ();

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_1" (
    "kind" TEXT,
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_2" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_3" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_rest" (
    "id" INTEGER NOT NULL,
    "kind" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Hash" (
    "id" INTEGER
) PARTITION BY HASH (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Hash_0" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Heir" (
    "name" TEXT,
    "proper" TEXT,
    "id" INTEGER,

    CONSTRAINT "named" CHECK (name <> ''::text)
) INHERITS ("Base");

-- CreateTable
CREATE TABLE IF NOT EXISTS "List" (
    "kind" TEXT
) PARTITION BY LIST (kind);

-- CreateTable
CREATE TABLE IF NOT EXISTS "List_a" (
    "kind" TEXT
);

-- CreateTable
CREATE UNLOGGED TABLE IF NOT EXISTS "Open" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Orphan" (
    "id" INTEGER,
    "name" TEXT,
    "own" TEXT,

    CONSTRAINT "named" CHECK (name <> ''::text)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "id" INTEGER NOT NULL,
    "code" TEXT,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Parent_code_key" UNIQUE ("code") DEFERRABLE
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Secret" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Typed" OF "Row";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Untyped" (
    "id" INTEGER,
    "name" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Unwatched" (
    "id" INTEGER NOT NULL,
    "parentId" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "away"."Watched" (
    "id" INTEGER NOT NULL,
    "parentId" INTEGER
);

-- AlterTable
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = '"Base"'::regclass AND attname = 'id' AND NOT attisdropped) THEN
        ALTER TABLE "Base" ADD COLUMN "id" INTEGER;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = '"Base"'::regclass AND attname = 'name' AND NOT attisdropped) THEN
        ALTER TABLE "Base" ADD COLUMN "name" TEXT DEFAULT 'base';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = '"Base"'::regclass AND attname = 'more' AND NOT attisdropped) THEN
        ALTER TABLE "Base" ADD COLUMN "more" TEXT;
    END IF;
END
$$;

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Article"'::regclass AND conname = 'unproved') THEN
        ALTER TABLE "Article" ADD CONSTRAINT "unproved" CHECK (number <> 13) NOT VALID;
    END IF;
END
$$;

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Base"'::regclass AND conname = 'named') THEN
        ALTER TABLE "Base" ADD CONSTRAINT "named" CHECK (name <> ''::text);
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_1"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_1" FOR VALUES FROM (MINVALUE) TO (10);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_3"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_3" FOR VALUES FROM (20) TO (30);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_rest"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_rest" DEFAULT;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Article"'::regclass AND attname = 'needed') <> 'p' THEN
        ALTER TABLE ONLY "Article" ALTER COLUMN "needed" SET COMPRESSION pglz;
    END IF;
    IF NOT coalesce((SELECT attoptions FROM pg_attribute WHERE attrelid = '"Article"'::regclass AND attname = 'id') @> ARRAY['n_distinct=5'], false) THEN
        ALTER TABLE ONLY "Article" ALTER COLUMN "id" SET (n_distinct = 5);
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Article"'::regclass AND attname = 'label') IS DISTINCT FROM 200 THEN
        ALTER TABLE ONLY "Article" ALTER COLUMN "label" SET STATISTICS 200;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Article"'::regclass AND attname = 'free') <> 'm' THEN
        ALTER TABLE ONLY "Article" ALTER COLUMN "free" SET STORAGE MAIN;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Article"'::regclass AND attname = 'label') <> 'p' THEN
        ALTER TABLE ONLY "Article" ALTER COLUMN "label" SET STORAGE PLAIN;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Article"'::regclass AND attname = 'needed') <> 'e' THEN
        ALTER TABLE ONLY "Article" ALTER COLUMN "needed" SET STORAGE EXTERNAL;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Item_clustered"') IS NULL THEN
        CREATE INDEX "Item_clustered" ON "Article"("number");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Parent_clustered"') IS NULL THEN
        CREATE INDEX "Parent_clustered" ON "Parent"("code", "id");
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT (SELECT indisreplident FROM pg_index WHERE indexrelid = '"Item_pkey"'::regclass) THEN
        ALTER TABLE ONLY "Article" REPLICA IDENTITY USING INDEX "Item_pkey";
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT relreplident <> 'n' FROM pg_class WHERE oid = '"Unwatched"'::regclass) THEN
        ALTER TABLE ONLY "Unwatched" REPLICA IDENTITY NOTHING;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT relreplident <> 'f' FROM pg_class WHERE oid = '"away"."Watched"'::regclass) THEN
        ALTER TABLE ONLY "away"."Watched" REPLICA IDENTITY FULL;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT (SELECT indisclustered FROM pg_index WHERE indexrelid = '"Item_clustered"'::regclass) THEN
        ALTER TABLE "Article" CLUSTER ON "Item_clustered";
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Article"'::regclass AND conname = 'Item_parent_fkey') THEN
        ALTER TABLE "Article" ADD CONSTRAINT "Item_parent_fkey" FOREIGN KEY ("parent") REFERENCES "Parent"("id") ON DELETE CASCADE DEFERRABLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Article"'::regclass AND conname = 'c1') THEN
        ALTER TABLE "Article" ADD CONSTRAINT "c1" FOREIGN KEY ("parentId") REFERENCES "Parent"("id") DEFERRABLE INITIALLY DEFERRED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Article"'::regclass AND conname = 'c2') THEN
        ALTER TABLE "Article" ADD CONSTRAINT "c2" FOREIGN KEY ("parentId") REFERENCES "Parent"("id");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Article"'::regclass AND conname = 'c3') THEN
        ALTER TABLE "Article" ADD CONSTRAINT "c3" FOREIGN KEY ("parentId") REFERENCES "Parent"("id") DEFERRABLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Article"'::regclass AND conname = 'of_parent') THEN
        ALTER TABLE "Article" ADD CONSTRAINT "of_parent" FOREIGN KEY ("parentId") REFERENCES "Parent"("id") MATCH FULL ON UPDATE SET NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Article"'::regclass AND conname = 'unproved parent') THEN
        ALTER TABLE "Article" ADD CONSTRAINT "unproved parent" FOREIGN KEY ("parentId") REFERENCES "Parent"("id") NOT VALID;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Unwatched"'::regclass AND conname = 'of_parent') THEN
        ALTER TABLE "Unwatched" ADD CONSTRAINT "of_parent" FOREIGN KEY ("parentId") REFERENCES "Parent"("id");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"away"."Watched"'::regclass AND conname = 'of_parent') THEN
        ALTER TABLE "away"."Watched" ADD CONSTRAINT "of_parent" FOREIGN KEY ("parentId") REFERENCES "Parent"("id");
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"away"."Watched"'::regclass AND rulename = 'r_always') THEN
CREATE RULE r_always AS
    ON DELETE TO "away"."Watched" DO INSTEAD NOTHING;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"away"."Watched"'::regclass AND rulename = 'r_off') THEN
CREATE RULE r_off AS
    ON DELETE TO "away"."Watched" DO INSTEAD NOTHING;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"away"."Watched"'::regclass AND rulename = 'r_on') THEN
CREATE RULE r_on AS
    ON DELETE TO "away"."Watched" DO INSTEAD NOTHING;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"away"."Watched"'::regclass AND rulename = 'r_replica') THEN
CREATE RULE r_replica AS
    ON DELETE TO "away"."Watched" DO INSTEAD NOTHING;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT ev_enabled FROM pg_rewrite WHERE ev_class = '"away"."Watched"'::regclass AND rulename = 'r_always') <> 'A' THEN
        ALTER TABLE "away"."Watched" ENABLE ALWAYS RULE "r_always";
    END IF;
    IF (SELECT ev_enabled FROM pg_rewrite WHERE ev_class = '"away"."Watched"'::regclass AND rulename = 'r_off') <> 'D' THEN
        ALTER TABLE "away"."Watched" DISABLE RULE "r_off";
    END IF;
    IF (SELECT ev_enabled FROM pg_rewrite WHERE ev_class = '"away"."Watched"'::regclass AND rulename = 'r_replica') <> 'R' THEN
        ALTER TABLE "away"."Watched" ENABLE REPLICA RULE "r_replica";
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Unwatched"'::regclass AND tgname = 'u_one' AND NOT tgisinternal) THEN
        CREATE TRIGGER "u_one" BEFORE INSERT ON "Unwatched" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"away"."Watched"'::regclass AND tgname = 't_always' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_always" BEFORE INSERT ON "away"."Watched" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"away"."Watched"'::regclass AND tgname = 't_off' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_off" BEFORE INSERT ON "away"."Watched" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"away"."Watched"'::regclass AND tgname = 't_on' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_on" BEFORE INSERT ON "away"."Watched" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"away"."Watched"'::regclass AND tgname = 't_replica' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_replica" BEFORE INSERT ON "away"."Watched" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Unwatched"'::regclass AND tgname = 'u_one' AND NOT tgisinternal) <> 'D' THEN
        ALTER TABLE "Unwatched" DISABLE TRIGGER "u_one";
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"away"."Watched"'::regclass AND tgname = 't_always' AND NOT tgisinternal) <> 'A' THEN
        ALTER TABLE "away"."Watched" ENABLE ALWAYS TRIGGER "t_always";
    END IF;
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"away"."Watched"'::regclass AND tgname = 't_off' AND NOT tgisinternal) <> 'D' THEN
        ALTER TABLE "away"."Watched" DISABLE TRIGGER "t_off";
    END IF;
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"away"."Watched"'::regclass AND tgname = 't_replica' AND NOT tgisinternal) <> 'R' THEN
        ALTER TABLE "away"."Watched" ENABLE REPLICA TRIGGER "t_replica";
    END IF;
END
$$;

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relforcerowsecurity FROM pg_class WHERE oid = '"Secret"'::regclass) THEN
        ALTER TABLE "Secret" FORCE ROW LEVEL SECURITY;
    END IF;
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"Secret"'::regclass) THEN
        ALTER TABLE "Secret" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "Item_identity_seq") THEN
        PERFORM setval('"Item_identity_seq"', 30, false);
    END IF;
END
$$;
