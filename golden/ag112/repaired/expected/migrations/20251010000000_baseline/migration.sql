-- Baseline, made by squash: it replaces 7 migrations, 20251005000000_init to 20251010000000_add_order_public_token.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a session in which another schema stands before pg_catalog: what is called `=` or `text` there would run in
-- place of PostgreSQL's own (CVE-2018-1058). The owner of a database can set such a path for everybody.
DO $squash$
BEGIN
    -- a temporary schema comes first by itself, but no function is looked for in it
    IF (pg_catalog.array_remove(
        pg_catalog.current_schemas(true),
        (SELECT n.nspname FROM pg_catalog.pg_namespace AS n WHERE n.oid OPERATOR(pg_catalog.=) pg_catalog.pg_my_temp_schema())
    ))[1] OPERATOR(pg_catalog.<>) 'pg_catalog'::pg_catalog.name THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ009',
            MESSAGE = 'The search_path of this session puts another schema before pg_catalog.',
            HINT = 'leave pg_catalog out of the search_path of the role and of the database: it comes first by itself.';
    END IF;
END
$squash$;

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20251010000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20251005000000_init": ["eefbc15f0c78199cf08281cc275d0c50ab6d2a77966b6e47ae6a98e1ee943847", "e4de1f4f361a50e3f9956f943aaf63b6f1b6660d969d8238e135541614d81863"],
        "20251005120000_add_producer_image": ["b1041e7893673b31980a00317b44b10908d405ab57ad20e03a81968fd5eee811", "bccb4c1f34edd9bbe9dc6325b07f750984b8e96e40b99c69164cbd00598fe221"],
        "20251006000000_add_orderitem_snapshots": ["b89918f4fc303acdc96ab540bb079860d233c5418b8cea1ba91e836d32913440", "dcafe4cefb01b0f9e9b02e013bb3248bd8ba50c8894357e8c2e244466494fcb0"],
        "20251007000412_events_notifications_outbox": ["d6ef6469fc29c834e62c8b52f9a5ada7427e4491b5732a211f69f20571e47227", "7c948b65a22982506e1589c03b50aa34f7379cf56faf198cb490e45667c506a1"],
        "20251007003019_notifications_sentAt_error": ["74c3693c7f626d7e3bb8d072867e70b1c546654ac017509a98297646994bfeda", "b0c0c3d7c4d31a1882427f56779629a615e3485a199998e83882d54822e89743"],
        "20251007003457_notifications_attempts_backoff_dedup": ["14f33beb5f443087ab1a2871e59078c929814ecce9d7e1e4e683cf861898fbc8", "77e3f8423d7c1fce20de66a8fbe63d17ee94cdcc6ec666803cebf31163343a7b"],
        "20251010000000_add_order_public_token": ["7d2477a40b71dbf33e56c9e2f8c66bb1a4c3e785baa809ecf0fd0150b4492edb", "4873e3e648c46d1593d15ce0859c20d15378c19735e551f8e43f1a63f510a6be"]
    }';
    state record;
    preface text := '';
    place CONSTANT oid := pg_catalog.to_regclass(pg_catalog.quote_ident(current_schema) || '."_prisma_migrations"');
BEGIN
    IF place IS NULL THEN
        RETURN;
    END IF;
    IF place <> pg_catalog.to_regclass('"_prisma_migrations"')::oid THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = 'A temporary table hides "_prisma_migrations".',
            HINT = 'drop it.';
    END IF;
    -- A view, a type, an index or a policy of somebody's own could run anything as soon as a query on it is planned.
    IF EXISTS (
        SELECT FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.oid = place AND (
            c.relkind <> 'r' OR a.atttypid >= 16384::oid OR a.attgenerated <> ''
            OR EXISTS (SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid)
            OR EXISTS (
                SELECT FROM pg_catalog.pg_index AS i
                WHERE i.indrelid = c.oid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
            )
            OR EXISTS (SELECT FROM pg_catalog.pg_constraint AS k WHERE k.conrelid = c.oid AND k.contype = 'c')
            OR EXISTS (SELECT FROM pg_catalog.pg_statistic_ext AS s WHERE s.stxrelid = c.oid)
            OR pg_catalog.row_security_active(c.oid)
        )
    ) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ009',
            MESSAGE = '"_prisma_migrations" is not as Prisma makes it.',
            HINT = '`squash deploys check` names what differs.';
    END IF;
    IF EXISTS (
        SELECT FROM "_prisma_migrations" AS l
        WHERE l.id IS NULL OR l.checksum IS NULL OR l.migration_name IS NULL OR l.started_at IS NULL
    ) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ009',
            MESSAGE = 'A row of "_prisma_migrations" lacks its id, checksum, name or start.',
            HINT = '`squash deploys check` names it.';
    END IF;

    -- Functions are qualified and values have a type: otherwise a function or an operator of this database that fits
    -- better could run in place of PostgreSQL's own, as the role that runs this (CVE-2018-1058).
    WITH
        wanted AS (
            SELECT s.name, s.checksums::jsonb AS checksums, s.position
            FROM pg_catalog.json_each(squashed) WITH ORDINALITY AS s (name, checksums, position)
        ),
        ledger AS (
            SELECT
                l.id::text AS id, l.migration_name::text AS name, l.checksum::text AS checksum, l.started_at,
                -- Prisma's words: applied is finished and not rolled back, failed is neither finished nor rolled back.
                l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL AS applied,
                l.finished_at IS NULL AND l.rolled_back_at IS NULL AS failed
            FROM "_prisma_migrations" AS l
        ),
        tries AS (
            SELECT l.*, w.position, w.checksums FROM ledger AS l LEFT JOIN wanted AS w ON w.name = l.name
        )
    SELECT
        (SELECT pg_catalog.count(*) FROM wanted) AS total,
        (SELECT name FROM wanted ORDER BY position DESC LIMIT 1) AS last,
        (SELECT pg_catalog.count(*) FROM tries WHERE position IS NOT NULL AND (applied OR failed)) AS held,
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
            SELECT pg_catalog.format(
                '"%s" (%s in the ledger, %s in git)',
                name, pg_catalog.left(checksum, 8), pg_catalog.left(checksums ->> 0, 8))
            FROM tries
            WHERE applied AND position IS NOT NULL AND NOT checksums @> pg_catalog.to_jsonb(checksum) AND NOT (
                pg_catalog.length(checksum) < 64 AND checksum IN (
                    SELECT pg_catalog.replace(pg_catalog.replace(
                        pg_catalog.regexp_replace(padded, '(..)', E'.\\1', 'g'), '.0', ''), '.', '')
                    FROM pg_catalog.jsonb_array_elements_text(checksums) AS padded
                )
            )
            ORDER BY position, id
        ) AS edited,
        (SELECT id FROM tries WHERE name = baseline AND applied ORDER BY started_at, id LIMIT 1) AS baseline_id,
        EXISTS (SELECT FROM tries WHERE name = baseline AND failed) AS baseline_open
    INTO state;

    IF state.baseline_open THEN
        preface := pg_catalog.format(
            'First run `npx prisma migrate resolve --rolled-back %s`, for this attempt. Then: ', '20251010000000_baseline');
    END IF;
    IF state.failed[1] IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = pg_catalog.format('Migration "%s" failed on this database and was never resolved.', state.failed[1]),
            HINT = preface || pg_catalog.format(
                'mend what it left behind and run `npx prisma migrate resolve --rolled-back %1$s`, or `--applied %1$s` '
                'if its changes are complete.',
                -- quoted for a shell
                pg_catalog.format('''%s''', pg_catalog.replace(state.failed[1], '''', E'\'\\\'\'')));
    END IF;
    IF state.held = 0 AND state.unknown[1] IS NOT NULL AND state.baseline_id IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = pg_catalog.format(
                'This database ran another history: none of the %s migrations that "%s" replaces is applied, but "%s" is.',
                state.total, baseline, state.unknown[1]),
            HINT = preface || 'check that the connection and its ?schema= are those of this project.';
    END IF;
    IF state.held > 0 AND state.missing[1] IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ001',
            MESSAGE = pg_catalog.format(
                'This database is behind: %s of the %s migrations that "%s" replaces are missing, the first is "%s".',
                pg_catalog.cardinality(state.missing), state.total, baseline, state.missing[1]),
            HINT = preface || pg_catalog.format(
                'finish the old history: check out the commit before the squash, run `npx prisma migrate deploy` '
                'up to %s, then come back.', state.last);
    END IF;
    IF state.edited[1] IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = pg_catalog.format(
                'This database ran a version of %s migration(s) that git never held, the first is %s.',
                pg_catalog.cardinality(state.edited), state.edited[1]),
            HINT = preface || 'find what that version did, make the database agree with git''s version, and set the '
                'checksum in "_prisma_migrations" to git''s.';
    END IF;
END
$squash$;

-- Schema: from here on the script depends on nothing but the catalog that the history builds.

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Notification" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMP(3),
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3),
    "dedupId" TEXT,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Order" (
    "id" TEXT NOT NULL,
    "buyerEmail" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "total" DECIMAL(10,2) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publicToken" TEXT NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "OrderItem" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "qty" INTEGER NOT NULL DEFAULT 1,
    "price" DECIMAL(10,2) NOT NULL,
    "titleSnap" TEXT,
    "priceSnap" DECIMAL(10,2),
    "producerNameSnap" TEXT,

    CONSTRAINT "OrderItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Producer" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "region" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "imageUrl" TEXT,

    CONSTRAINT "Producer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Product" (
    "id" TEXT NOT NULL,
    "producerId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "price" DECIMAL(10,2) NOT NULL,
    "stock" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "RateLimit" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "bucket" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Event_type_createdAt_idx"') IS NULL THEN
        CREATE INDEX "Event_type_createdAt_idx" ON "Event"("type", "createdAt" DESC);
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Notification_dedupId_key"') IS NULL THEN
        CREATE UNIQUE INDEX "Notification_dedupId_key" ON "Notification"("dedupId");
    END IF;
    IF to_regclass('"Notification_status_nextAttemptAt_idx"') IS NULL THEN
        CREATE INDEX "Notification_status_nextAttemptAt_idx" ON "Notification"("status", "nextAttemptAt");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Order_publicToken_idx"') IS NULL THEN
        CREATE INDEX "Order_publicToken_idx" ON "Order"("publicToken");
    END IF;
    IF to_regclass('"Order_publicToken_key"') IS NULL THEN
        CREATE UNIQUE INDEX "Order_publicToken_key" ON "Order"("publicToken");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"OrderItem_orderId_idx"') IS NULL THEN
        CREATE INDEX "OrderItem_orderId_idx" ON "OrderItem"("orderId");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Producer_email_key"') IS NULL THEN
        CREATE UNIQUE INDEX "Producer_email_key" ON "Producer"("email");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Product_producerId_idx"') IS NULL THEN
        CREATE INDEX "Product_producerId_idx" ON "Product"("producerId");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"RateLimit_name_bucket_key"') IS NULL THEN
        CREATE UNIQUE INDEX "RateLimit_name_bucket_key" ON "RateLimit"("name", "bucket");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"OrderItem"'::regclass::oid AND conname = 'OrderItem_orderId_fkey') THEN
        ALTER TABLE "OrderItem" ADD CONSTRAINT "OrderItem_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"OrderItem"'::regclass::oid AND conname = 'OrderItem_productId_fkey') THEN
        ALTER TABLE "OrderItem" ADD CONSTRAINT "OrderItem_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Product"'::regclass::oid AND conname = 'Product_producerId_fkey') THEN
        ALTER TABLE "Product" ADD CONSTRAINT "Product_producerId_fkey" FOREIGN KEY ("producerId") REFERENCES "Producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
    END IF;
END
$$;
