-- Baseline, made by squash: it replaces 3 migrations, 20240101000000_ids to 20240103000000_keys.
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
    baseline CONSTANT text := '20240103000000_keys';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_ids": ["dc7cca30c397fc3bb222885a68e8658b298810c5046af0e321095e85c9193c02", "a2263cb2b19beeb81e307a209647a0beb15c5c80b60193c86808fc9cf4c7c614"],
        "20240102000000_workspaces": ["540bba2208e0d7ecf413fc46b07af81939328e93b57e3a09ee279d4c456ce552", "e638c58d2dd5c8b1dfeecd50108486330973a0c73d444dd1b1968ef190332e78"],
        "20240103000000_keys": ["1536b7ddc05079a22844f48fd05126ef25b6011f5c0144bccb5eef78d02fe932", "03fb443b0665b0997d8b016255796713146b25eaee4aca798ed18a968899311b"]
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
                -- The baseline has the last migration's name: a row is that migration's if its checksum is. (The short
                -- form of checksums is older than any baseline.)
                AND (
                    l.name <> baseline OR pg_catalog.length(l.checksum) < 64
                    OR w.checksums @> pg_catalog.to_jsonb(l.checksum)
                )
        )
    SELECT
        (SELECT pg_catalog.count(*) FROM wanted) AS total,
        (SELECT name FROM wanted ORDER BY position DESC LIMIT 1) AS last,
        (SELECT pg_catalog.count(*) FROM tries WHERE position IS NOT NULL AND (applied OR failed)) AS held,
        ARRAY(
            SELECT w.name FROM wanted AS w LEFT JOIN tries AS t ON t.name = w.name AND t.applied AND t.position IS NOT NULL
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
        (SELECT id FROM tries WHERE name = baseline AND applied AND position IS NULL ORDER BY started_at, id LIMIT 1) AS baseline_id,
        EXISTS (SELECT FROM tries WHERE name = baseline AND failed) AS baseline_open
    INTO state;

    IF state.baseline_open THEN
        preface := pg_catalog.format(
            'First run `npx prisma migrate resolve --rolled-back %s`, for this attempt. Then: ', '20240103000000_keys');
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

-- Rows
-- They are inserted where this script makes these tables, and nowhere else: until they are in, a table of
-- its own says so, also to a run that goes on after another one was cut short.
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL
        AND to_regclass('"Board"') IS NULL
        AND to_regclass('"BoardCircle"') IS NULL
        AND to_regclass('"Circle"') IS NULL
        AND to_regclass('"CircleMember"') IS NULL
        AND to_regclass('"Member"') IS NULL
        AND to_regclass('"Note"') IS NULL
        AND to_regclass('"Person"') IS NULL
        AND to_regclass('"Plan"') IS NULL
        AND to_regclass('"Policy"') IS NULL
        AND to_regclass('"Workspace"') IS NULL
    THEN
        CREATE TABLE "_squash_rows" ();
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('new_id(text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "new_id"(prefix text)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
DECLARE
    letters TEXT := 'abcdefghkmnpqrstuvwxyz';
    result TEXT := '';
BEGIN
    FOR i IN 1..16 LOOP
        result := result || substr(letters, 1 + floor(random() * length(letters))::int, 1);
    END LOOP;
    RETURN prefix || '_' || result;
END;
$function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Board" (
    "id" SERIAL NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "settings" JSONB NOT NULL,

    CONSTRAINT "Board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "BoardCircle" (
    "boardId" INTEGER NOT NULL,
    "circleId" TEXT NOT NULL,
    "secret" UUID NOT NULL,

    CONSTRAINT "BoardCircle_pkey" PRIMARY KEY ("boardId", "circleId")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Circle" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "Circle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "CircleMember" (
    "id" TEXT NOT NULL,
    "circleId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,

    CONSTRAINT "CircleMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Member" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Note" (
    "text" TEXT NOT NULL,
    "about" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Person" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Plan" (
    "id" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "renewsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Policy" (
    "id" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Workspace" (
    "id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "planId" TEXT,
    "policyId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "Board")
        AND NOT EXISTS (SELECT FROM "BoardCircle")
        AND NOT EXISTS (SELECT FROM "Circle")
        AND NOT EXISTS (SELECT FROM "CircleMember")
        AND NOT EXISTS (SELECT FROM "Member")
        AND NOT EXISTS (SELECT FROM "Note")
        AND NOT EXISTS (SELECT FROM "Person")
        AND NOT EXISTS (SELECT FROM "Plan")
        AND NOT EXISTS (SELECT FROM "Policy")
        AND NOT EXISTS (SELECT FROM "Workspace")
    THEN
        DECLARE
            workspace_id_1 TEXT := new_id('ws');
            workspace_id_2 TEXT := new_id('ws');
            circle_id_3 TEXT := new_id('circle');
            circle_id_4 TEXT := new_id('circle');
            circle_id_5 TEXT := new_id('circle');
            circle_id_6 TEXT := new_id('circle');
            circle_id_7 TEXT := new_id('circle');
            circle_id_8 TEXT := new_id('circle');
            member_id_9 TEXT := new_id('member');
            member_id_10 TEXT := new_id('member');
            person_handle_11 TEXT := new_id('at');
            person_handle_12 TEXT := new_id('at');
            plan_id_13 TEXT := new_id('plan');
            plan_id_14 TEXT := new_id('plan');
            policy_id_15 TEXT := new_id('policy');
            policy_id_16 TEXT := new_id('policy');
        BEGIN
            INSERT INTO "Board" ("id", "workspaceId", "address", "settings") VALUES
                (1, workspace_id_1, '/boards/' || workspace_id_1, ('{"owner": 1, "workspace": "' || workspace_id_1 || '"}')::jsonb),
                (2, workspace_id_2, '/boards/' || workspace_id_2, ('{"owner": 2, "workspace": "' || workspace_id_2 || '"}')::jsonb)
            ON CONFLICT DO NOTHING;
            INSERT INTO "BoardCircle" ("boardId", "circleId", "secret") VALUES
                (1, circle_id_3, gen_random_uuid()),
                (1, circle_id_4, gen_random_uuid()),
                (1, circle_id_5, gen_random_uuid()),
                (2, circle_id_6, gen_random_uuid()),
                (2, circle_id_7, gen_random_uuid()),
                (2, circle_id_8, gen_random_uuid())
            ON CONFLICT DO NOTHING;
            INSERT INTO "Circle" ("id", "workspaceId", "role") VALUES
                (circle_id_3, workspace_id_1, 'admin'),
                (circle_id_8, workspace_id_2, 'admin'),
                (circle_id_4, workspace_id_1, 'reader'),
                (circle_id_5, workspace_id_1, 'reader'),
                (circle_id_7, workspace_id_2, 'reader'),
                (circle_id_6, workspace_id_2, 'reader')
            ON CONFLICT DO NOTHING;
            INSERT INTO "CircleMember" ("id", "circleId", "memberId") VALUES
                (new_id('cm'), circle_id_8, member_id_9),
                (new_id('cm'), circle_id_3, member_id_10)
            ON CONFLICT DO NOTHING;
            INSERT INTO "Member" ("id", "workspaceId", "personId") VALUES
                (member_id_10, workspace_id_1, 1),
                (member_id_9, workspace_id_2, 2)
            ON CONFLICT DO NOTHING;
            INSERT INTO "Note" ("text", "about") VALUES
                ('read this', circle_id_3),
                ('read this', circle_id_8),
                ('start here', '1'),
                ('start here', '2')
            ON CONFLICT DO NOTHING;
            INSERT INTO "Person" ("id", "name", "handle") VALUES
                (1, 'robot', person_handle_11),
                (2, 'ghost', person_handle_12)
            ON CONFLICT DO NOTHING;
            INSERT INTO "Plan" ("id", "seats", "renewsAt") VALUES
                (plan_id_13, 1, now() + interval '30 days'),
                (plan_id_14, 1, now() + interval '30 days')
            ON CONFLICT DO NOTHING;
            INSERT INTO "Policy" ("id", "locale") VALUES
                (policy_id_15, 'en'),
                (policy_id_16, 'en')
            ON CONFLICT DO NOTHING;
            INSERT INTO "Workspace" ("id", "handle", "ownerId", "planId", "policyId", "createdAt") VALUES
                (workspace_id_1, person_handle_11, 1, plan_id_14, policy_id_15, CURRENT_TIMESTAMP),
                (workspace_id_2, person_handle_12, 2, plan_id_13, policy_id_16, CURRENT_TIMESTAMP)
            ON CONFLICT DO NOTHING;
        END;
    END IF;
END
$$;

-- DropTable
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NOT NULL THEN
        DROP TABLE "_squash_rows";
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"BoardCircle"'::regclass::oid AND conname = 'BoardCircle_circleId_fkey') THEN
        ALTER TABLE "BoardCircle" ADD CONSTRAINT "BoardCircle_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Circle"'::regclass::oid AND conname = 'Circle_workspaceId_fkey') THEN
        ALTER TABLE "Circle" ADD CONSTRAINT "Circle_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"CircleMember"'::regclass::oid AND conname = 'CircleMember_circleId_fkey') THEN
        ALTER TABLE "CircleMember" ADD CONSTRAINT "CircleMember_circleId_fkey" FOREIGN KEY ("circleId") REFERENCES "Circle"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"CircleMember"'::regclass::oid AND conname = 'CircleMember_memberId_fkey') THEN
        ALTER TABLE "CircleMember" ADD CONSTRAINT "CircleMember_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Member"'::regclass::oid AND conname = 'Member_workspaceId_fkey') THEN
        ALTER TABLE "Member" ADD CONSTRAINT "Member_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Workspace"'::regclass::oid AND conname = 'Workspace_ownerId_fkey') THEN
        ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Workspace"'::regclass::oid AND conname = 'Workspace_planId_fkey') THEN
        ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Workspace"'::regclass::oid AND conname = 'Workspace_policyId_fkey') THEN
        ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE SET NULL ON UPDATE CASCADE;
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "Board_id_seq") THEN
        PERFORM pg_catalog.setval('"Board_id_seq"', 2);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "Person_id_seq") THEN
        PERFORM pg_catalog.setval('"Person_id_seq"', 2);
    END IF;
END
$$;
