-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore" WITH VERSION "1.4";

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "tags" hstore
);
