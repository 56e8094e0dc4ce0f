CREATE TABLE "Guest" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);
CREATE SCHEMA "archive";
CREATE TABLE archive."Guest" (LIKE "Guest");
CREATE TEMPORARY TABLE "moved" AS SELECT * FROM "Guest";
DO $$ BEGIN EXECUTE format('CREATE TABLE %I (id INT)', 'Dynamic'); END $$;
