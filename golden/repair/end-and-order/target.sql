CREATE TYPE "Old" AS ENUM ('A', 'B');
CREATE TABLE "Event" ("id" INTEGER NOT NULL, "kind" "Old" DEFAULT 'A', "first" TEXT, "second" TEXT, "third" TEXT DEFAULT '3', "late" TEXT, CONSTRAINT "Event_pkey" PRIMARY KEY ("id"));
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW "Kinds" AS SELECT "kind" FROM "Event";
