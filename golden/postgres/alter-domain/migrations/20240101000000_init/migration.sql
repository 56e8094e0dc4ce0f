CREATE SCHEMA "types";
CREATE DOMAIN "price" AS NUMERIC(10,2) CONSTRAINT "positive" CHECK (VALUE > 0) CONSTRAINT "old" CHECK (VALUE < 100);
CREATE DOMAIN "tag" AS TEXT DEFAULT 'x' NOT NULL;
CREATE DOMAIN "moved" AS TEXT;
CREATE TABLE "Item" ("price" "price", "tag" "tag", "moved" "moved");
