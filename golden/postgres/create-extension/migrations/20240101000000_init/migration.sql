CREATE SCHEMA "ext";
CREATE EXTENSION "citext";
CREATE EXTENSION IF NOT EXISTS "citext";
-- WITH is a noise word; SCHEMA
CREATE EXTENSION "hstore" WITH SCHEMA "ext";
CREATE EXTENSION IF NOT EXISTS "pg_trgm" SCHEMA "ext";
-- VERSION: an older one than the server's default
CREATE EXTENSION "unaccent" VERSION "1.1";
CREATE EXTENSION "ltree" WITH SCHEMA "ext" VERSION '1.1';
-- CASCADE: brings cube along
CREATE EXTENSION "earthdistance" SCHEMA "ext" CASCADE;
CREATE TABLE "Place" ("name" CITEXT NOT NULL, "tags" "ext".hstore DEFAULT ''::"ext".hstore, "path" "ext".ltree, "at" "ext".cube);
CREATE INDEX "Place_name_idx" ON "Place" USING gin ("name" "ext".gin_trgm_ops);
