CREATE TABLE "Guest" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Child" () INHERITS ("Guest");
CREATE VIEW "Names" AS SELECT "id" AS "n" FROM "Guest";
