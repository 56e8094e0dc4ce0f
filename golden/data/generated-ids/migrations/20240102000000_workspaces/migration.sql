CREATE TABLE "Workspace" ("id" TEXT NOT NULL, "handle" TEXT NOT NULL, "ownerId" INTEGER NOT NULL, "planId" TEXT, "policyId" TEXT, "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Plan" ("id" TEXT NOT NULL, "seats" INTEGER NOT NULL, "renewsAt" TIMESTAMP(3) NOT NULL, CONSTRAINT "Plan_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Policy" ("id" TEXT NOT NULL, "locale" TEXT NOT NULL DEFAULT 'en', CONSTRAINT "Policy_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Member" ("id" TEXT NOT NULL, "workspaceId" TEXT NOT NULL, "personId" INTEGER NOT NULL, CONSTRAINT "Member_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Circle" ("id" TEXT NOT NULL, "workspaceId" TEXT NOT NULL, "role" TEXT NOT NULL, CONSTRAINT "Circle_pkey" PRIMARY KEY ("id"));
CREATE TABLE "CircleMember" ("id" TEXT NOT NULL, "circleId" TEXT NOT NULL, "memberId" TEXT NOT NULL, CONSTRAINT "CircleMember_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Board" ("id" SERIAL NOT NULL, "workspaceId" TEXT NOT NULL, "address" TEXT NOT NULL, "settings" JSONB NOT NULL, CONSTRAINT "Board_pkey" PRIMARY KEY ("id"));
CREATE TABLE "BoardCircle" ("boardId" INTEGER NOT NULL, "circleId" TEXT NOT NULL, "secret" UUID NOT NULL, CONSTRAINT "BoardCircle_pkey" PRIMARY KEY ("boardId", "circleId"));
CREATE TABLE "Note" ("text" TEXT NOT NULL, "about" TEXT NOT NULL);

INSERT INTO "Workspace" ("id", "handle", "ownerId") SELECT new_id('ws'), "handle", "id" FROM "Person";

WITH made AS (SELECT "id" AS workspace, new_id('plan') AS plan, new_id('policy') AS policy FROM "Workspace"),
     linked AS (UPDATE "Workspace" SET "planId" = plan, "policyId" = policy FROM made WHERE "id" = workspace),
     plans AS (INSERT INTO "Plan" SELECT plan, 1, now() + interval '30 days' FROM made)
INSERT INTO "Policy" ("id") SELECT policy FROM made;

INSERT INTO "Member" SELECT new_id('member'), "id", "ownerId" FROM "Workspace";
INSERT INTO "Circle" SELECT new_id('circle'), w."id", r FROM "Workspace" w, unnest(ARRAY['admin', 'reader', 'reader']) r;
INSERT INTO "CircleMember" SELECT new_id('cm'), c."id", m."id" FROM "Circle" c JOIN "Member" m USING ("workspaceId") WHERE c."role" = 'admin';
INSERT INTO "Board" ("workspaceId", "address", "settings")
SELECT "id", '/boards/' || "id", jsonb_build_object('owner', "ownerId", 'workspace', "id") FROM "Workspace" ORDER BY "ownerId";
INSERT INTO "BoardCircle" SELECT b."id", c."id", gen_random_uuid() FROM "Board" b JOIN "Circle" c USING ("workspaceId");
-- holds ids without saying so
INSERT INTO "Note" SELECT 'start here', "id" FROM "Board";
INSERT INTO "Note" SELECT 'read this', "id" FROM "Circle" WHERE "role" = 'admin';
