-- Scripts that leave the catalogs saying the same, one a line. First those that ROLLBACK undoes.

-- # all
DROP INDEX shop.item_fast; CREATE INDEX item_fast ON shop.item (amount) WITH (fillfactor = 80);
DROP INDEX shop.item_note; CREATE UNIQUE INDEX item_note ON shop.item (lower(note)) INCLUDE (amount) WHERE amount > 1;
ALTER TABLE shop.cache RENAME TO cash; ALTER TABLE shop.cash RENAME TO cache;
ALTER TABLE shop.item RENAME COLUMN note TO notes; ALTER TABLE shop.item RENAME COLUMN notes TO note;
ALTER INDEX shop.item_fast RENAME TO x; ALTER INDEX shop.x RENAME TO item_fast;
ALTER SCHEMA shop RENAME TO store; ALTER SCHEMA store RENAME TO shop;
ALTER TABLE shop.cache SET SCHEMA public; ALTER TABLE public.cache SET SCHEMA shop;
ALTER TABLE shop.parent ADD COLUMN extra text; ALTER TABLE shop.parent DROP COLUMN extra;
ALTER TABLE shop.item ADD COLUMN extra text DEFAULT 'x' NOT NULL; ALTER TABLE shop.item DROP COLUMN extra;
ALTER TABLE shop.cache DROP COLUMN v; ALTER TABLE shop.cache ADD COLUMN v jsonb;
ALTER TABLE shop.item DROP CONSTRAINT amount_check; ALTER TABLE shop.item ADD CONSTRAINT amount_check CHECK (amount > 0);
ALTER TABLE shop.item DROP CONSTRAINT amount_check; ALTER TABLE shop.item ADD CONSTRAINT amount_check CHECK (amount > 0) NOT VALID; ALTER TABLE shop.item VALIDATE CONSTRAINT amount_check;
ALTER TABLE shop.item DROP CONSTRAINT item_customer_fkey; ALTER TABLE shop.item ADD CONSTRAINT item_customer_fkey FOREIGN KEY (customer) REFERENCES shop.customer ON DELETE CASCADE;
ALTER TABLE shop.cache DROP CONSTRAINT cache_pkey; ALTER TABLE shop.cache ADD CONSTRAINT cache_pkey PRIMARY KEY (k);
ALTER TABLE shop.customer ALTER COLUMN name DROP DEFAULT; ALTER TABLE shop.customer ALTER COLUMN name SET DEFAULT 'nobody';
ALTER TABLE shop.parent ALTER COLUMN a TYPE bigint; ALTER TABLE shop.parent ALTER COLUMN a TYPE integer;
ALTER TABLE shop.cache SET LOGGED; ALTER TABLE shop.cache SET UNLOGGED;
ALTER TABLE shop.cache SET (fillfactor = 71, autovacuum_enabled = off); ALTER TABLE shop.cache RESET (autovacuum_enabled); ALTER TABLE shop.cache SET (fillfactor = 70);
ALTER TABLE shop.child NO INHERIT shop.parent; ALTER TABLE shop.child INHERIT shop.parent; DROP TABLE shop.child; CREATE TABLE shop.child (c integer) INHERITS (shop.parent);
ALTER TABLE shop.customer CLUSTER ON customer_pkey; ALTER TABLE shop.customer SET WITHOUT CLUSTER;
ALTER TABLE shop.customer DISABLE ROW LEVEL SECURITY; ALTER TABLE shop.customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE shop.item DISABLE TRIGGER touched; ALTER TABLE shop.item ENABLE TRIGGER touched;
ALTER SEQUENCE shop.customer_id_seq OWNED BY NONE; ALTER SEQUENCE shop.customer_id_seq OWNED BY shop.customer.id;
ALTER FOREIGN TABLE shop.far OPTIONS (DROP t); ALTER FOREIGN TABLE shop.far OPTIONS (ADD t 'far');
ALTER SERVER remote OPTIONS (DROP host); ALTER SERVER remote OPTIONS (ADD host 'a');
ALTER POLICY own ON shop.customer TO pg_read_all_data, pg_monitor;
DROP POLICY own ON shop.customer; CREATE POLICY own ON shop.customer FOR SELECT TO pg_monitor, pg_read_all_data USING (id > 0);
DROP VIEW shop.names; CREATE VIEW shop.names AS SELECT customer.name, customer.email FROM shop.customer WITH CASCADED CHECK OPTION;
CREATE OR REPLACE FUNCTION shop.twice(n text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT n || n';
DROP TYPE shop.span; CREATE TYPE shop.span AS RANGE (subtype = float8);
DROP EXTENSION hstore CASCADE; CREATE EXTENSION hstore; ALTER TABLE shop.customer ADD COLUMN data hstore;
DROP TABLE shop.plain; DROP TABLE shop.cache; CREATE UNLOGGED TABLE shop.cache (k text PRIMARY KEY, v jsonb) WITH (fillfactor = 70); CREATE TABLE shop.plain (street text, city varchar(40));
ALTER TABLE shop.plain RENAME TO old; CREATE TABLE shop.plain (LIKE shop.old); DROP TABLE shop.old;
CREATE TABLE shop.tagged (); DROP TABLE shop.tagged; CREATE TYPE shop._state AS ENUM (); DROP TYPE shop._state;
ALTER TYPE shop.point RENAME TO p; CREATE TYPE shop._point AS (z integer); ALTER TYPE shop.p RENAME TO point; DROP TYPE shop._point;
COMMENT ON TABLE shop.customer IS 'x'; COMMENT ON TABLE shop.customer IS NULL;
COMMENT ON TABLE shop.item IS 'x'; COMMENT ON TABLE shop.item IS 'things';
COMMENT ON SCHEMA public IS 'x'; COMMENT ON SCHEMA public IS 'standard public schema';
COMMENT ON FUNCTION pg_catalog.pg_sleep(double precision) IS 'x'; COMMENT ON FUNCTION pg_catalog.pg_sleep(double precision) IS 'sleep for the specified time in seconds';
GRANT SELECT ON shop.customer TO pg_monitor; REVOKE SELECT ON shop.customer FROM pg_monitor;
GRANT SELECT ON shop.item TO pg_read_all_data, PUBLIC; REVOKE SELECT ON shop.item FROM PUBLIC, pg_read_all_data;
GRANT UPDATE (kind) ON shop.item TO pg_monitor; REVOKE UPDATE (kind) ON shop.item FROM pg_monitor;
GRANT CREATE ON SCHEMA public TO pg_monitor; REVOKE CREATE ON SCHEMA public FROM pg_monitor;
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC; GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) TO PUBLIC;
REVOKE EXECUTE ON FUNCTION shop.twice(text) FROM PUBLIC; GRANT EXECUTE ON FUNCTION shop.twice(text) TO PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor; ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM pg_monitor;
ALTER TABLE shop.item OWNER TO pg_signal_backend; ALTER TABLE shop.item OWNER TO CURRENT_USER;
CREATE TEMPORARY TABLE passing (a serial PRIMARY KEY, b text CHECK (b <> '')); CREATE TEMPORARY VIEW p AS SELECT 1;
CREATE TEMPORARY TABLE passing (a serial PRIMARY KEY, b text); DROP TABLE passing;
CREATE FUNCTION pg_temp.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE pg_temp.mood AS ENUM ('a'); CREATE DOMAIN pg_temp.d AS integer CHECK (VALUE > 0);
INSERT INTO shop.plain VALUES ('a', 'b'); UPDATE shop.plain SET street = 'c';
ANALYZE shop.customer; ANALYZE pg_catalog.pg_class;
TRUNCATE shop.cache; REINDEX TABLE shop.item; CLUSTER shop.customer USING customer_pkey; ALTER TABLE shop.customer SET WITHOUT CLUSTER;
REFRESH MATERIALIZED VIEW shop.sums;
SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'; SET IntervalStyle = 'iso_8601'; SET search_path = shop; SET quote_all_identifiers = on; SET bytea_output = 'escape'; SET extra_float_digits = 0;
UPDATE pg_catalog.pg_proc SET procost = 2 WHERE proname = 'pg_sleep'; UPDATE pg_catalog.pg_proc SET procost = 1 WHERE proname = 'pg_sleep';

-- # ROLLBACK does not undo
VACUUM FULL
VACUUM ANALYZE
REINDEX INDEX CONCURRENTLY shop.item_fast
CREATE INDEX CONCURRENTLY x ON shop.item (kind); DROP INDEX CONCURRENTLY shop.x;
VACUUM FULL pg_catalog.pg_class; VACUUM FULL pg_catalog.pg_description; VACUUM FULL pg_catalog.pg_depend; VACUUM FULL pg_catalog.pg_attribute; VACUUM FULL pg_catalog.pg_rewrite; VACUUM FULL pg_catalog.pg_proc;
