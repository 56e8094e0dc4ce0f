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
