CREATE TYPE "Old" AS ENUM ('A', 'B', 'X');
CREATE TABLE "Event" ("id" INTEGER NOT NULL, "kind" "Old" DEFAULT 'A', "late" TEXT, "obsolete" TEXT, CONSTRAINT "Event_pkey" PRIMARY KEY ("id"));
CREATE TYPE "Gone" AS ENUM ('G');
CREATE TABLE "Leftover" ("id" INTEGER NOT NULL, "g" "Gone");
