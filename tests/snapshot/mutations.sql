-- One-statement changes, each followed by one line of what the comparison says. First those that ROLLBACK undoes.

-- # tables
CREATE TABLE shop.another (a integer);
--   type shop.another: only in right
DROP TABLE shop.cache;
--   type shop.cache: only in left
ALTER TABLE shop.cache RENAME TO cash;
--   type shop.cache: only in left
ALTER TABLE shop.cache SET SCHEMA public;
--   type public.cache: only in right
ALTER TABLE shop.cache SET LOGGED;
--   relation shop.cache: relpersistence is u in left, p in right
ALTER TABLE shop.cache SET (fillfactor = 71);
--   relation shop.cache: reloptions is {fillfactor=70} in left, {fillfactor=71} in right
ALTER TABLE shop.cache RESET (fillfactor);
--   relation shop.cache: reloptions is {fillfactor=70} in left, null in right
ALTER TABLE shop.item SET (autovacuum_enabled = off);
--   relation shop.item: reloptions is null in left, {autovacuum_enabled=off} in right
ALTER TABLE shop.item SET (toast.autovacuum_enabled = off);
--   relation shop.item: toast table is null in left, {autovacuum_enabled=off} in right
ALTER TABLE shop.item REPLICA IDENTITY FULL;
--   relation shop.item: relreplident is d in left, f in right
ALTER TABLE shop.customer REPLICA IDENTITY USING INDEX customer_email_key;
--   relation shop.customer: relreplident is d in left, i in right
ALTER TABLE shop.item OWNER TO pg_monitor;
--   type shop.item: typowner is postgres in left, pg_monitor in right
ALTER TABLE shop.customer CLUSTER ON customer_pkey;
--   index shop.customer_pkey: indisclustered is false in left, true in right
ALTER TABLE shop.customer DISABLE ROW LEVEL SECURITY;
--   relation shop.customer: relrowsecurity is true in left, false in right
ALTER TABLE shop.customer FORCE ROW LEVEL SECURITY;
--   relation shop.customer: relforcerowsecurity is false in left, true in right
ALTER TABLE shop.child NO INHERIT shop.parent;
--   column shop.child.a: attislocal is false in left, true in right
ALTER TABLE shop.log DETACH PARTITION shop.log_rest;
--   relation shop.log_rest: relispartition is true in left, false in right
CREATE TABLE shop.log_2023 PARTITION OF shop.log FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
--   type shop.log_2023: only in right
ALTER TABLE shop.plain OF shop.address;
--   relation shop.plain: reloftype is - in left, shop.address in right
CREATE TABLE shop.taxed (LIKE shop.item INCLUDING ALL);
--   type shop.taxed: only in right
ALTER TABLE shop.parent ADD COLUMN extra integer;
--   column shop.child.extra: only in right
CREATE SCHEMA more;
--   schema more: only in right
ALTER SCHEMA shop RENAME TO store;
--   schema shop: only in left
ALTER SCHEMA shop OWNER TO pg_monitor;
--   schema shop: nspowner is postgres in left, pg_monitor in right

-- # columns
ALTER TABLE shop.item ADD COLUMN fresh integer;
--   column shop.item.fresh: only in right
ALTER TABLE shop.item DROP COLUMN kind;
--   column shop.item.during: attnum is 9 in left, 8 in right
ALTER TABLE shop.item RENAME COLUMN note TO notes;
--   column shop.item.note: only in left
ALTER TABLE shop.item ALTER COLUMN note SET NOT NULL;
--   column shop.item.note: attnotnull is false in left, true in right
ALTER TABLE shop.customer ALTER COLUMN email DROP NOT NULL;
--   column shop.customer.email: attnotnull is true in left, false in right
ALTER TABLE shop.item ALTER COLUMN kind TYPE varchar(21);
--   column shop.item.kind: atttypmod is 24 in left, 25 in right
ALTER TABLE shop.item ALTER COLUMN kind TYPE text;
--   column shop.item.kind: atttypid is character varying in left, text in right
ALTER TABLE shop.cache ALTER COLUMN v TYPE json;
--   column shop.cache.v: atttypid is jsonb in left, json in right
ALTER TABLE shop.customer ALTER COLUMN since TYPE timestamptz(3);
--   column shop.customer.since: atttypmod is -1 in left, 3 in right
ALTER TABLE shop.customer ALTER COLUMN tags TYPE text[][] USING tags;
--   column shop.customer.tags: attndims is 1 in left, 2 in right
ALTER TABLE shop.item ALTER COLUMN kind TYPE varchar(20) COLLATE "C";
--   column shop.item.kind: attcollation is "default" in left, "C" in right
ALTER TABLE shop.item ALTER COLUMN note SET STORAGE EXTERNAL;
--   column shop.item.note: attstorage is x in left, e in right
ALTER TABLE shop.item ALTER COLUMN note SET COMPRESSION pglz;
--   column shop.item.note: attcompression is empty in left, p in right
ALTER TABLE shop.item ALTER COLUMN note SET STATISTICS 42;
--   column shop.item.note: attstattarget is
ALTER TABLE shop.item ALTER COLUMN amount SET (n_distinct = 5);
--   column shop.item.amount: attoptions is null in left, {n_distinct=5} in right
ALTER TABLE shop.item ALTER COLUMN id DROP IDENTITY;
--   relation shop.item_id_seq: only in left
ALTER TABLE shop.item ALTER COLUMN id SET GENERATED ALWAYS;
--   column shop.item.id: attidentity is d in left, a in right
ALTER TABLE shop.item ALTER COLUMN id SET INCREMENT 2;
--   sequence shop.item_id_seq: seqincrement is 1 in left, 2 in right
ALTER TABLE shop.item ALTER COLUMN double DROP EXPRESSION;
--   column shop.item.double: atthasdef is true in left, false in right
ALTER TABLE shop.customer ALTER COLUMN data TYPE text;
--   column shop.customer.data: atttypid is public.hstore in left, text in right
ALTER TABLE shop.parent RENAME COLUMN a TO z;
--   column shop.child.a: only in left
ALTER TABLE shop.far ALTER COLUMN id OPTIONS (SET c 'other');
--   column shop.far.id: attfdwoptions is {c=id} in left, {c=other} in right
ALTER INDEX shop.item_note ALTER COLUMN 1 SET STATISTICS 12;
--   column shop.item_note.#1: attstattarget is

-- # defaults
ALTER TABLE shop.customer ALTER COLUMN name SET DEFAULT 'somebody';
--   default shop.customer.name: adbin is 'nobody'::text in left, 'somebody'::text in right
ALTER TABLE shop.customer ALTER COLUMN name DROP DEFAULT;
--   column shop.customer.name: atthasdef is true in left, false in right
ALTER TABLE shop.item ALTER COLUMN note SET DEFAULT '';
--   column shop.item.note: atthasdef is false in left, true in right
ALTER TABLE shop.item ALTER COLUMN state SET DEFAULT 'paid';
--   default shop.item.state: adbin is 'new'::shop.state in left, 'paid'::shop.state in right
ALTER TABLE shop.customer ALTER COLUMN since SET DEFAULT now();
--   default shop.customer.since: adbin is '2020-01-01 00:00:00+00'::timestamp with time zone in left, now() in right
ALTER TABLE shop.customer ALTER COLUMN since SET DEFAULT '2020-01-01 00:00:01+00';
--   default shop.customer.since: adbin is '2020-01-01 00:00:00+00'::timestamp with time zone in left, '2020-01-01 00:00:01+00'::timestamp with time zone in right
ALTER TABLE shop.customer ALTER COLUMN id SET DEFAULT nextval('shop.number');
--   default shop.customer.id: adbin is nextval('shop.customer_id_seq'::regclass) in left, nextval('shop.number'::regclass) in right
ALTER TABLE shop.log_2024 ALTER COLUMN level SET DEFAULT 2;
--   default shop.log_2024.level: adbin is 1 in left, 2 in right
ALTER TABLE shop.parent ALTER COLUMN b SET DEFAULT E'a\nb';
--   column shop.child.b: atthasdef is false in left, true in right

-- # constraints
ALTER TABLE shop.item DROP CONSTRAINT amount_check;
--   relation shop.item: relchecks is 1 in left, 0 in right
ALTER TABLE shop.item RENAME CONSTRAINT amount_check TO amount_positive;
--   constraint shop.item.amount_check: only in left
ALTER TABLE shop.item ADD CHECK (amount < 1000);
--   relation shop.item: relchecks is 1 in left, 2 in right
ALTER TABLE shop.item ADD CHECK (amount < 1000) NOT VALID;
--   relation shop.item: relchecks is 1 in left, 2 in right
ALTER TABLE shop.item ADD CONSTRAINT fixed CHECK (kind IN ('a', 'b'));
--   relation shop.item: relchecks is 1 in left, 2 in right
ALTER TABLE shop.parent ADD CHECK (a > 0) NO INHERIT;
--   relation shop.parent: relchecks is 0 in left, 1 in right
ALTER TABLE shop.item DROP CONSTRAINT item_customer_fkey;
--   constraint shop.item.item_customer_fkey: only in left
ALTER TABLE shop.item ALTER CONSTRAINT item_customer_fkey DEFERRABLE;
--   constraint shop.item.item_customer_fkey: condeferrable is false in left, true in right
ALTER TABLE shop.item ALTER CONSTRAINT item_customer_fkey DEFERRABLE INITIALLY DEFERRED;
--   constraint shop.item.item_customer_fkey: condeferrable is false in left, true in right
ALTER TABLE shop.item ADD FOREIGN KEY (customer) REFERENCES shop.customer;
--   constraint shop.item.item_customer_fkey1: only in right
ALTER TABLE shop.item ADD FOREIGN KEY (customer) REFERENCES shop.customer ON UPDATE CASCADE NOT VALID;
--   constraint shop.item.item_customer_fkey1: only in right
ALTER TABLE shop.item ADD FOREIGN KEY (customer) REFERENCES shop.customer MATCH FULL;
--   constraint shop.item.item_customer_fkey1: only in right
ALTER TABLE shop.item DROP CONSTRAINT item_span;
--   relation shop.item_span: only in left
ALTER TABLE shop.customer DROP CONSTRAINT customer_email_key;
--   relation shop.customer_email_key: only in left
ALTER TABLE shop.customer ADD UNIQUE (name);
--   relation shop.customer_name_key: only in right
ALTER TABLE shop.customer ADD UNIQUE (name) DEFERRABLE;
--   relation shop.customer_name_key: only in right
ALTER TABLE shop.cache DROP CONSTRAINT cache_pkey;
--   relation shop.cache_pkey: only in left
ALTER TABLE shop.cache RENAME CONSTRAINT cache_pkey TO pk;
--   relation shop.cache_pkey: only in left
COMMENT ON CONSTRAINT amount_check ON shop.item IS 'x';
--   comment on constraint shop.item.amount_check: only in right
ALTER DOMAIN shop.price DROP CONSTRAINT positive;
--   constraint shop.price.positive: only in left
ALTER DOMAIN shop.price ADD CHECK (VALUE < 100) NOT VALID;
--   constraint shop.price.price_check: only in right

-- # indexes
CREATE INDEX ON shop.item (kind);
--   relation shop.item_kind_idx: only in right
DROP INDEX shop.item_order;
--   relation shop.item_order: only in left
ALTER INDEX shop.item_order RENAME TO item_sort;
--   relation shop.item_order: only in left
ALTER INDEX shop.item_fast SET (fillfactor = 81);
--   relation shop.item_fast: reloptions is {fillfactor=80} in left, {fillfactor=81} in right
ALTER INDEX shop.item_fast RESET (fillfactor);
--   relation shop.item_fast: reloptions is {fillfactor=80} in left, null in right
DROP INDEX shop.item_order; CREATE INDEX item_order ON shop.item (price DESC, amount);
--   index shop.item_order: indoption is 1 0 in left, 3 0 in right
DROP INDEX shop.item_order; CREATE INDEX item_order ON shop.item (price NULLS LAST, amount);
--   index shop.item_order: indoption is 1 0 in left, 0 0 in right
DROP INDEX shop.item_order; CREATE INDEX item_order ON shop.item (amount, price DESC NULLS LAST);
--   column shop.item_order.#1: atttypid is shop.price in left, integer in right
DROP INDEX shop.item_order; CREATE UNIQUE INDEX item_order ON shop.item (price DESC NULLS LAST, amount);
--   index shop.item_order: indisunique is false in left, true in right
DROP INDEX shop.item_fast; CREATE INDEX item_fast ON shop.item USING hash (amount) WITH (fillfactor = 80);
--   relation shop.item_fast: relam is btree in left, hash in right
DROP INDEX shop.item_fast; CREATE INDEX item_fast ON shop.item USING brin (amount);
--   relation shop.item_fast: relam is btree in left, brin in right
DROP INDEX shop.item_fast; CREATE INDEX item_fast ON shop.item (amount shop.class) WITH (fillfactor = 80);
--   index shop.item_fast: indclass is {pg_catalog.btree.int4_ops} in left, {shop.btree.class} in right
DROP INDEX shop.item_note; CREATE UNIQUE INDEX item_note ON shop.item (upper(note)) INCLUDE (amount) WHERE amount > 1;
--   index shop.item_note: indexprs is lower(note) in left, upper(note) in right
DROP INDEX shop.item_note; CREATE UNIQUE INDEX item_note ON shop.item (lower(note)) WHERE amount > 1;
--   column shop.item_note.#2: only in left
DROP INDEX shop.item_note; CREATE UNIQUE INDEX item_note ON shop.item (lower(note)) INCLUDE (amount) WHERE amount > 2;
--   index shop.item_note: indpred is (amount > 1) in left, (amount > 2) in right
DROP INDEX shop.item_note; CREATE UNIQUE INDEX item_note ON shop.item (lower(note)) INCLUDE (amount);
--   index shop.item_note: indpred is (amount > 1) in left, null in right
DROP INDEX shop.item_note; CREATE UNIQUE INDEX item_note ON shop.item (lower(note) COLLATE "C") INCLUDE (amount) WHERE amount > 1;
--   column shop.item_note.#1: attcollation is "default" in left, "C" in right
DROP INDEX shop.item_trgm; CREATE INDEX item_trgm ON shop.item USING gin (note gin_trgm_ops) WITH (fastupdate = off);
--   relation shop.item_trgm: reloptions is null in left, {fastupdate=off} in right
DROP INDEX shop.item_trgm; CREATE INDEX item_trgm ON shop.item USING gist (note gist_trgm_ops);
--   relation shop.item_trgm: relam is gin in left, gist in right
DROP INDEX shop.item_trgm; CREATE INDEX item_trgm ON shop.item USING gist (note gist_trgm_ops (siglen = 32));
--   relation shop.item_trgm: relam is gin in left, gist in right
CREATE INDEX ON ONLY shop.log (level);
--   relation shop.log_level_idx: only in right
ALTER INDEX shop.item_fast SET (deduplicate_items = off);
--   relation shop.item_fast: reloptions is {fillfactor=80} in left, {deduplicate_items=off,fillfactor=80} in right
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'shop.item_fast'::regclass;
--   index shop.item_fast: indisvalid is true in left, false in right
COMMENT ON INDEX shop.item_fast IS 'fast';
--   comment on relation shop.item_fast: only in right
ALTER STATISTICS shop.item_statistics SET STATISTICS 9;
--   statistics object shop.item_statistics: stxstattarget is
DROP STATISTICS shop.item_statistics;
--   statistics object shop.item_statistics: only in left
CREATE STATISTICS shop.more (ndistinct) ON (amount + 1), kind FROM shop.item;
--   statistics object shop.more: only in right

-- # views and rules
CREATE OR REPLACE VIEW shop.paid AS SELECT id, amount FROM shop.item WHERE state = 'sent';
--   rule shop.paid."_RETURN": ev_action is
CREATE OR REPLACE VIEW shop.paid AS SELECT id, amount, note FROM shop.item WHERE state = 'paid';
--   column shop.paid.note: only in right
CREATE OR REPLACE VIEW shop.paid AS SELECT id, amount FROM shop.item WHERE state = 'paid' ORDER BY id;
--   rule shop.paid."_RETURN": ev_action is … 'paid'::shop.state); in left, … 'paid'::shop.state)\n  ORDER BY
CREATE OR REPLACE VIEW shop.names AS SELECT name, email FROM shop.customer WITH LOCAL CHECK OPTION;
--   relation shop.names: reloptions is {check_option=cascaded} in left, {check_option=local} in right
ALTER VIEW shop.paid SET (security_barrier = on);
--   relation shop.paid: reloptions is null in left, {security_barrier=on} in right
ALTER VIEW shop.paid RENAME COLUMN amount TO count;
--   column shop.paid.amount: only in left
ALTER VIEW shop.paid ALTER COLUMN amount SET DEFAULT 1;
--   column shop.paid.amount: atthasdef is false in left, true in right
DROP VIEW shop.names;
--   type shop.names: only in left
DROP RULE hush ON shop.paid;
--   rule shop.paid.hush: only in left
ALTER RULE hush ON shop.paid RENAME TO quiet;
--   rule shop.paid.hush: only in left
CREATE OR REPLACE RULE hush AS ON DELETE TO shop.paid DO INSTEAD DELETE FROM shop.item WHERE id = old.id;
--   rule shop.paid.hush: ev_action is …hop.paid DO INSTEAD NOTHING; in left, …hop.paid DO INSTEAD  DELETE FROM shop.item\n  WHERE (item.id = old.id); in right
CREATE OR REPLACE RULE hush AS ON DELETE TO shop.paid WHERE old.id > 1 DO INSTEAD NOTHING;
--   rule shop.paid.hush: ev_qual is true in left, false in right
REFRESH MATERIALIZED VIEW shop.sums WITH NO DATA;
--   relation shop.sums: relispopulated is true in left, false in right
DROP INDEX shop.sums_customer;
--   relation shop.sums_customer: only in left
COMMENT ON VIEW shop.paid IS 'x';
--   comment on relation shop.paid: only in right

-- # functions
CREATE OR REPLACE FUNCTION shop.twice(n integer, by integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * by + 0';
--   function shop.twice(integer,integer): prosrc is SELECT n * by in left, SELECT n * by + 0 in right
CREATE OR REPLACE FUNCTION shop.twice(n integer, by integer DEFAULT 3) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * by';
--   function shop.twice(integer,integer): proargdefaults is 2 in left, 3 in right
ALTER FUNCTION shop.twice(integer, integer) STABLE;
--   function shop.twice(integer,integer): provolatile is i in left, s in right
ALTER FUNCTION shop.twice(integer, integer) STRICT;
--   function shop.twice(integer,integer): proisstrict is false in left, true in right
ALTER FUNCTION shop.twice(integer, integer) SECURITY DEFINER;
--   function shop.twice(integer,integer): prosecdef is false in left, true in right
ALTER FUNCTION shop.twice(integer, integer) LEAKPROOF;
--   function shop.twice(integer,integer): proleakproof is false in left, true in right
ALTER FUNCTION shop.twice(integer, integer) PARALLEL SAFE;
--   function shop.twice(integer,integer): proparallel is u in left, s in right
ALTER FUNCTION shop.twice(integer, integer) COST 7;
--   function shop.twice(integer,integer): procost is 100 in left, 7 in right
ALTER FUNCTION shop.twice(integer, integer) SET search_path = shop;
--   function shop.twice(integer,integer): proconfig is null in left, {search_path=shop} in right
ALTER FUNCTION shop.twice(integer, integer) OWNER TO pg_monitor;
--   function shop.twice(integer,integer): proowner is postgres in left, pg_monitor in right
ALTER FUNCTION shop.twice(integer, integer) RENAME TO thrice;
--   default shop.item.double: adbin is shop.twice(amount) in left, shop.thrice(amount) in right
ALTER FUNCTION shop.twice(integer, integer) SET SCHEMA public;
--   default shop.item.double: adbin is shop.twice(amount) in left, public.twice(amount) in right
ALTER FUNCTION shop.twice(integer, integer) DEPENDS ON EXTENSION hstore;
--   dependency function shop.twice(integer,integer) depends on extension hstore: only in right
CREATE OR REPLACE FUNCTION shop.atomic(n integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT n + 2; END;
--   function shop.atomic(integer): prosqlbody is BEGIN ATOMIC\n SELECT (n + 1);\nEND in left, BEGIN ATOMIC\n SELECT (n + 2);\nEND in right
CREATE OR REPLACE FUNCTION shop.atomic(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n + 1';
--   function shop.atomic(integer): prosrc is empty in left, SELECT n + 1 in right
DROP FUNCTION shop.pair; CREATE FUNCTION shop.pair(OUT a integer, OUT c text) LANGUAGE sql AS $$ SELECT 1, 'x' $$;
--   function shop.pair(): proargnames is {a,b} in left, {a,c} in right
DROP FUNCTION shop.pair; CREATE FUNCTION shop.pair(OUT a bigint, OUT b text) LANGUAGE sql AS $$ SELECT 1, 'x' $$;
--   function shop.pair(): proallargtypes is {integer,text} in left, {bigint,text} in right
DROP FUNCTION shop.twice(text);
--   function shop.twice(text): only in left
CREATE FUNCTION shop.twice(bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 2 * $1';
--   function shop.twice(bigint): only in right
DROP PROCEDURE shop.tidy;
--   function shop.tidy(integer): only in left
CREATE OR REPLACE PROCEDURE shop.tidy(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := n + 2; END $$;
--   function shop.tidy(integer): prosrc is  BEGIN n := n + 1; END  in left,  BEGIN n := n + 2; END  in right
DROP AGGREGATE shop.total(integer);
--   function shop.total(integer): only in left
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '1');
--   aggregate shop.total(integer): agginitval is 0 in left, 1 in right
CREATE OR REPLACE AGGREGATE shop.total(integer) (SFUNC = int4mi, STYPE = integer, INITCOND = '0');
--   aggregate shop.total(integer): aggtransfn is int4pl(integer,integer) in left, int4mi(integer,integer) in right
COMMENT ON FUNCTION shop.twice(text) IS 'x';
--   comment on function shop.twice(text): only in right
COMMENT ON FUNCTION shop.twice(integer, integer) IS NULL;
--   comment on function shop.twice(integer,integer): only in left

-- # triggers
DROP TRIGGER touched ON shop.item;
--   trigger shop.item.touched: only in left
ALTER TRIGGER touched ON shop.item RENAME TO touch;
--   trigger shop.item.touch: only in right
ALTER TABLE shop.item DISABLE TRIGGER touched;
--   trigger shop.item.touched: tgenabled is O in left, D in right
ALTER TABLE shop.item ENABLE ALWAYS TRIGGER touched;
--   trigger shop.item.touched: tgenabled is O in left, A in right
ALTER TABLE shop.item DISABLE TRIGGER ALL;
--   trigger shop.item.(internal) item_customer_fkey "RI_FKey_check_ins": tgenabled is O in left, D in right
CREATE OR REPLACE TRIGGER touched BEFORE UPDATE OF note ON shop.item FOR EACH ROW EXECUTE FUNCTION shop.touch('a', 'b');
--   trigger shop.item.touched: tgqual
CREATE OR REPLACE TRIGGER touched BEFORE UPDATE OF kind ON shop.item FOR EACH ROW WHEN (old.note IS DISTINCT FROM new.note) EXECUTE FUNCTION shop.touch('a', 'b');
--   trigger shop.item.touched: tgattr is {note} in left, {kind} in right
CREATE OR REPLACE TRIGGER touched BEFORE UPDATE OF note ON shop.item FOR EACH ROW WHEN (old.note IS DISTINCT FROM new.note) EXECUTE FUNCTION shop.touch('a', 'c');
--   trigger shop.item.touched: tgargs is \x61006200 in left, \x61006300 in right
CREATE OR REPLACE TRIGGER touched AFTER UPDATE OF note ON shop.item FOR EACH ROW WHEN (old.note IS DISTINCT FROM new.note) EXECUTE FUNCTION shop.touch('a', 'b');
--   trigger shop.item.touched: tgtype is 19 in left, 17 in right
CREATE TRIGGER other AFTER INSERT ON shop.item REFERENCING NEW TABLE AS fresh EXECUTE FUNCTION shop.touch();
--   trigger shop.item.other: only in right
CREATE TRIGGER logged BEFORE INSERT ON shop.log FOR EACH ROW EXECUTE FUNCTION shop.touch();
--   trigger shop.log.logged: only in right
DROP TRIGGER checked ON shop.customer;
--   constraint shop.customer.checked: only in left
ALTER TRIGGER touched ON shop.item DEPENDS ON EXTENSION hstore;
--   dependency trigger shop.item.touched depends on extension hstore: only in right
COMMENT ON TRIGGER touched ON shop.item IS 'x';
--   comment on trigger shop.item.touched: only in right
ALTER EVENT TRIGGER watch ENABLE REPLICA;
--   event trigger watch: evtenabled is D in left, R in right
ALTER EVENT TRIGGER watch RENAME TO see;
--   event trigger see: only in right
DROP EVENT TRIGGER watch;
--   event trigger watch: only in left

-- # policies
DROP POLICY own ON shop.customer;
--   policy shop.customer.own: only in left
ALTER POLICY own ON shop.customer RENAME TO mine;
--   policy shop.customer.mine: only in right
ALTER POLICY own ON shop.customer USING (id > 1);
--   policy shop.customer.own: polqual is (id > 0) in left, (id > 1) in right
ALTER POLICY own ON shop.customer TO pg_monitor;
--   policy shop.customer.own: polroles is {pg_monitor,pg_read_all_data} in left, {pg_monitor} in right
ALTER POLICY own ON shop.customer TO PUBLIC;
--   policy shop.customer.own: polroles is {pg_monitor,pg_read_all_data} in left, {-} in right
ALTER POLICY add ON shop.customer WITH CHECK (email <> 'x');
--   policy shop.customer.add: polwithcheck is ((email)::text <> ''::text) in left, ((email)::text <> 'x'::text) in right
CREATE POLICY no ON shop.customer AS RESTRICTIVE;
--   policy shop.customer.no: only in right
DROP POLICY own ON shop.customer; CREATE POLICY own ON shop.customer TO pg_monitor, pg_read_all_data USING (id > 0);
--   policy shop.customer.own: polcmd is r in left, * in right

-- # types
ALTER TYPE shop.state ADD VALUE 'lost';
--   enum value shop.state.lost: only in right
ALTER TYPE shop.state ADD VALUE 'open' BEFORE 'paid';
--   enum value shop.state.open: only in right
ALTER TYPE shop.state RENAME VALUE 'sent' TO 'shipped';
--   enum value shop.state.sent: only in left
ALTER TYPE shop.state RENAME TO status;
--   type shop.state: only in left
ALTER TYPE shop.state SET SCHEMA public;
--   type public.state: only in right
ALTER TYPE shop.address ADD ATTRIBUTE zip text;
--   column shop.address.zip: only in right
ALTER TYPE shop.address DROP ATTRIBUTE city;
--   column shop.address.city: only in left
ALTER TYPE shop.address RENAME ATTRIBUTE city TO town;
--   column shop.address.city: only in left
ALTER TYPE shop.point ALTER ATTRIBUTE x TYPE varchar(41);
--   column shop.point.x: atttypmod is 44 in left, 45 in right
ALTER TYPE shop.address OWNER TO pg_monitor;
--   type shop.address: typowner is postgres in left, pg_monitor in right
ALTER DOMAIN shop.price SET DEFAULT 1;
--   type shop.price: typdefaultbin is 0 in left, 1 in right
ALTER DOMAIN shop.price DROP DEFAULT;
--   type shop.price: typdefaultbin is 0 in left, null in right
ALTER DOMAIN shop.price SET NOT NULL;
--   type shop.price: typnotnull is false in left, true in right
ALTER DOMAIN shop.price RENAME CONSTRAINT positive TO not_negative;
--   constraint shop.price.not_negative: only in right
ALTER DOMAIN shop.price RENAME TO cost;
--   type shop.cost: only in right
CREATE TYPE shop.empty AS ENUM ();
--   type shop.empty: only in right
CREATE TYPE shop.hull;
--   type shop.hull: only in right
DROP TYPE shop.span;
--   type shop.span: only in left
DROP TYPE shop.span; CREATE TYPE shop.span AS RANGE (subtype = float8, subtype_diff = float8mi);
--   range shop.span: rngsubdiff is - in left, float8mi(double precision,double precision) in right
DROP TYPE shop.span; CREATE TYPE shop.span AS RANGE (subtype = float8, multirange_type_name = shop.spans);
--   type shop.span_multirange: only in left
COMMENT ON TYPE shop.state IS 'x';
--   comment on type shop.state: only in right
REVOKE USAGE ON TYPE shop.state FROM PUBLIC;
--   type shop.state: typacl is null in left, {postgres=U/postgres} in right

-- # sequences
ALTER SEQUENCE shop.number INCREMENT 6;
--   sequence shop.number: seqincrement is 5 in left, 6 in right
ALTER SEQUENCE shop.number MAXVALUE 5000;
--   sequence shop.number: seqmax is 9223372036854775807 in left, 5000 in right
ALTER SEQUENCE shop.number CYCLE;
--   sequence shop.number: seqcycle is false in left, true in right
ALTER SEQUENCE shop.number CACHE 9;
--   sequence shop.number: seqcache is 1 in left, 9 in right
ALTER SEQUENCE shop.number START 101;
--   sequence shop.number: seqstart is 100 in left, 101 in right
ALTER SEQUENCE shop.number AS integer;
--   sequence shop.number: seqtypid is bigint in left, integer in right
ALTER SEQUENCE shop.number OWNED BY shop.item.amount;
--   dependency relation shop.number depends on relation shop.item.amount: only in right
ALTER SEQUENCE shop.customer_id_seq OWNED BY NONE;
--   dependency relation shop.customer_id_seq depends on relation shop.customer.id: only in left
ALTER SEQUENCE shop.number RENAME TO numbers;
--   relation shop.number: only in left
ALTER SEQUENCE shop.number RESTART;
--   pg_sequence state shop.number: last_value is 200 in left, 100 in right
ALTER SEQUENCE shop.number RESTART WITH 200;
--   pg_sequence state shop.number: is_called is true in left, false in right
DROP SEQUENCE shop.number;
--   relation shop.number: only in left

-- # extensions
DROP EXTENSION pg_trgm CASCADE;
--   extension pg_trgm: only in left
ALTER EXTENSION hstore SET SCHEMA shop;
--   extension hstore: extnamespace is public in left, shop in right
ALTER EXTENSION hstore ADD TABLE shop.parent;
--   dependency relation shop.parent depends on extension hstore: only in right
ALTER EXTENSION hstore DROP FUNCTION hstore(text, text);
--   dependency function public.hstore(text,text) depends on extension hstore: only in left
COMMENT ON EXTENSION hstore IS 'x';
--   comment on extension hstore: description is data type for storing sets of (key, value) pairs in left, x in right
CREATE EXTENSION citext;
--   extension citext: only in right
ALTER FUNCTION similarity(text, text) COST 3;
--   function public.similarity(text,text): procost is 1 in left, 3 in right

-- # comments
COMMENT ON TABLE shop.item IS 'other things';
--   comment on relation shop.item: description is things in left, other things in right
COMMENT ON TABLE shop.item IS NULL;
--   comment on relation shop.item: only in left
COMMENT ON COLUMN shop.item.note IS 'other text';
--   comment on relation shop.item.note: description is free text in left, other text in right
COMMENT ON COLUMN shop.item.kind IS 'sort';
--   comment on relation shop.item.kind: only in right
COMMENT ON SCHEMA shop IS 'x';
--   comment on schema shop: only in right
COMMENT ON SCHEMA public IS 'mine';
--   comment on schema public: description is standard public schema in left, mine in right
COMMENT ON SCHEMA public IS NULL;
--   comment on schema public: only in left
COMMENT ON SEQUENCE shop.number IS 'x';
--   comment on relation shop.number: only in right
COMMENT ON POLICY own ON shop.customer IS 'x';
--   comment on policy shop.customer.own: only in right
COMMENT ON LARGE OBJECT 4711 IS 'x';
--   comment on pg_largeobject 4711: only in right

-- # privileges
GRANT INSERT ON shop.item TO pg_monitor;
--   relation shop.item: relacl is
GRANT SELECT ON shop.item TO pg_monitor WITH GRANT OPTION;
--   relation shop.item: relacl is
GRANT SELECT ON shop.customer TO PUBLIC;
--   relation shop.customer: relacl is null in left,
REVOKE SELECT ON shop.item FROM pg_monitor;
--   relation shop.item: relacl is
REVOKE ALL ON shop.cache FROM postgres;
--   relation shop.cache: relacl is null in left, {} in right
GRANT UPDATE (kind) ON shop.item TO pg_monitor;
--   column shop.item.kind: attacl is null in left, {pg_monitor=w/postgres} in right
REVOKE UPDATE (note) ON shop.item FROM pg_monitor;
--   column shop.item.note: attacl is {pg_monitor=w/postgres} in left, null in right
GRANT SELECT (ctid) ON shop.cache TO pg_monitor;
--   column shop.cache.ctid: only in right
GRANT USAGE ON SCHEMA shop TO pg_monitor;
--   schema shop: nspacl is null in left, {pg_monitor=U/postgres,postgres=UC/postgres} in right
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
--   schema public: nspacl is
ALTER SCHEMA public OWNER TO pg_monitor;
--   schema public: nspowner is
REVOKE EXECUTE ON FUNCTION shop.twice(text) FROM PUBLIC;
--   function shop.twice(text): proacl is null in left, {postgres=X/postgres} in right
GRANT USAGE ON SEQUENCE shop.number TO pg_monitor;
--   relation shop.number: relacl is null in left, {pg_monitor=U/postgres,postgres=rwU/postgres} in right
GRANT USAGE ON FOREIGN SERVER remote TO pg_monitor;
--   foreign server remote: srvacl is null in left, {pg_monitor=U/postgres,postgres=U/postgres} in right
GRANT USAGE ON FOREIGN DATA WRAPPER wrapper TO pg_monitor;
--   foreign-data wrapper wrapper: fdwacl is null in left, {pg_monitor=U/postgres,postgres=U/postgres} in right
GRANT SELECT ON LARGE OBJECT 4711 TO pg_monitor;
--   large object 4711: lomacl is null in left, {pg_monitor=r/postgres,postgres=rw/postgres} in right
ALTER DEFAULT PRIVILEGES IN SCHEMA bare REVOKE SELECT ON TABLES FROM pg_monitor;
--   default privileges bare.postgres.r: only in left
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;
--   default privileges postgres.r: only in right

-- # the rest
SELECT lo_put(4711, 0, 'other');
--   large object 4711: bytes
SELECT lo_create(4712);
--   large object 4712: only in right
SELECT lo_unlink(4711);
--   large object 4711: only in left
ALTER SERVER remote OPTIONS (SET port '2');
--   foreign server remote: srvoptions is {host=a,port=1} in left, {host=a,port=2} in right
ALTER SERVER remote VERSION '3';
--   foreign server remote: srvversion is null in left, 3 in right
ALTER FOREIGN DATA WRAPPER wrapper OPTIONS (ADD debug 'true');
--   foreign-data wrapper wrapper: fdwoptions is null in left, {debug=true} in right
ALTER FOREIGN TABLE shop.far OPTIONS (SET t 'near');
--   foreign table shop.far: ftoptions is {t=far} in left, {t=near} in right
ALTER USER MAPPING FOR PUBLIC SERVER remote OPTIONS (SET name 'y');
--   user mapping remote: umoptions is {name=x} in left, {name=y} in right
ALTER PUBLICATION feed ADD TABLE shop.parent;
--   table of publication shop.child.feed: only in right
ALTER PUBLICATION feed SET (publish = 'insert');
--   publication feed: pubupdate is true in left, false in right
DROP OPERATOR shop.=== (integer, integer);
--   operator shop.===(integer,integer): only in left
ALTER OPERATOR shop.=== (integer, integer) SET (RESTRICT = eqsel);
--   operator shop.===(integer,integer): oprrest is - in left, eqsel(internal,oid,internal,integer) in right
ALTER OPERATOR FAMILY shop.family USING btree ADD FUNCTION 2 (integer) btint4sortsupport(internal);
--   support function of a family shop.btree.family.integer.integer.2: only in right
ALTER OPERATOR FAMILY shop.family USING btree RENAME TO clan;
--   operator of a family <(integer,integer).s.shop.btree.clan: only in right
ALTER OPERATOR CLASS shop.class USING btree RENAME TO klass;
--   operator class shop.btree.class: only in left
ALTER COLLATION shop.c RENAME TO d;
--   collation shop.c: only in left
DROP CAST (shop.address AS text);
--   cast shop.address.text: only in left
CREATE CAST (integer AS shop.address) WITH FUNCTION shop.make(integer) AS ASSIGNMENT;
--   cast integer.shop.address: only in right
ALTER TEXT SEARCH DICTIONARY shop.dictionary (Accept = false);
--   text search dictionary shop.dictionary: dictinitoption is null in left, accept = 'false' in right
ALTER TEXT SEARCH CONFIGURATION shop.search DROP MAPPING FOR word;
--   text search mapping shop.search.2.1: only in left
ALTER TEXT SEARCH CONFIGURATION shop.search ALTER MAPPING FOR word WITH shop.dictionary;
--   text search mapping shop.search.2.1: mapdict is simple in left, shop.dictionary in right
CREATE ACCESS METHOD heap3 TYPE TABLE HANDLER heap_tableam_handler;
--   access method heap3: only in right
CREATE TRUSTED LANGUAGE other HANDLER plpgsql_call_handler;
--   language other: only in right
CREATE CONVERSION shop.conversion FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
--   conversion shop.conversion: only in right

CREATE SUBSCRIPTION follow CONNECTION 'dbname=none' PUBLICATION feed WITH (connect = false);
--   subscription follow: only in right

-- # rows that initdb and CREATE DATABASE made
DROP EXTENSION plpgsql CASCADE;
--   extension plpgsql: only in left
COMMENT ON EXTENSION plpgsql IS NULL;
--   comment on extension plpgsql: only in left
COMMENT ON FUNCTION pg_catalog.pg_sleep(double precision) IS 'x';
--   comment on function pg_sleep(double precision): description is sleep for the specified time in seconds in left, x in right
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
--   language plpgsql: lanacl is null in left, {postgres=U/postgres} in right
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
--   function pg_sleep(double precision): proacl is null in left, {postgres=X/postgres} in right
GRANT SELECT ON pg_catalog.pg_authid TO pg_monitor;
--   relation pg_authid: relacl is null in left,
REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC;
--   relation pg_class: relacl is
ALTER TEXT SEARCH CONFIGURATION pg_catalog.english ALTER MAPPING FOR word WITH simple;
--   text search mapping english.2.1: mapdict is english_stem in left, simple in right
UPDATE pg_catalog.pg_operator SET oprcanhash = false WHERE oid = '=(integer,integer)'::regoperator;
--   operator =(integer,integer): oprcanhash is true in left, false in right
ALTER FUNCTION pg_catalog.pg_sleep(double precision) COST 2;
--   function pg_sleep(double precision): procost is 1 in left, 2 in right
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 12345', current_database()); END $$;
--   settings of all roles: only in right
DO $$ BEGIN EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET work_mem = 12345', current_database()); END $$;
--   settings postgres: only in right
DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS ''x''', current_database()); END $$;
--   comment on database of this name: only in right
DO $$ BEGIN EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database()); END $$;
--   database of this name: datacl is null in left, {=T/postgres,postgres=CTc/postgres} in right
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 7', current_database()); END $$;
--   database of this name: datconnlimit is -1 in left, 7 in right

-- # tables of every sort
ALTER TABLE shop.typed NOT OF;
--   relation shop.typed: reloftype is shop.spot in left, - in right
ALTER TABLE shop.heir NO INHERIT shop.mother;
--   inheritance shop.heir from shop.mother: only in left
ALTER TABLE shop.heir NO INHERIT shop.father;
--   inheritance shop.heir from shop.mother: inhseqno is 2 in left, 1 in right
CREATE TABLE shop.heir2 () INHERITS (shop.mother, shop.parent);
--   inheritance shop.heir2 from shop.mother: only in right
ALTER TABLE shop.heir RENAME COLUMN h TO k;
--   column shop.heir.h: only in left
ALTER TABLE ONLY shop.mother ALTER COLUMN m SET DEFAULT 'n';
--   default shop.mother.m: adbin is 'm'::text in left, 'n'::text in right
ALTER TABLE shop.heir ALTER COLUMN m DROP DEFAULT;
--   column shop.heir.m: atthasdef is true in left, false in right
ALTER TABLE shop.mother ALTER COLUMN m SET NOT NULL;
--   column shop.heir.m: attnotnull is false in left, true in right
ALTER TABLE shop.mother DROP COLUMN m;
--   column shop.heir.m: only in left
ALTER TABLE ONLY shop.mother DROP COLUMN m;
--   column shop.heir.m: attislocal is false in left, true in right
ALTER TABLE shop.mother DROP CONSTRAINT mother_a;
--   constraint shop.heir.mother_a: only in left
ALTER TABLE ONLY shop.mother DROP CONSTRAINT mother_a;
--   constraint shop.heir.mother_a: conislocal is false in left, true in right
ALTER TABLE shop.heir ADD CONSTRAINT mother_a CHECK (a > 0);
--   constraint shop.heir.mother_a: conislocal is false in left, true in right
ALTER TABLE shop.tree DETACH PARTITION shop.tree_eu;
--   relation shop.tree_eu: relpartbound is FOR VALUES IN ('de', 'fr') in left, null in right
ALTER TABLE shop.tree_eu DETACH PARTITION shop.tree_eu_1;
--   relation shop.tree_eu_1: relispartition is true in left, false in right
CREATE TABLE shop.tree_us PARTITION OF shop.tree FOR VALUES IN ('us');
--   relation shop.tree_us: only in right
CREATE TABLE shop.tree_rest PARTITION OF shop.tree DEFAULT;
--   partitioned table shop.tree: partdefid is - in left, shop.tree_rest in right
DROP TABLE shop.log_rest;
--   partitioned table shop.log: partdefid is shop.log_rest in left, - in right
DROP TABLE shop.log_2024; CREATE TABLE shop.log_2024 PARTITION OF shop.log FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
--   relation shop.log_2024: relpartbound is FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') in left, FOR VALUES FROM ('2024-01-01') TO (MAXVALUE) in right
DROP TABLE shop.by_expression; CREATE TABLE shop.by_expression (a integer, b text) PARTITION BY RANGE ((a + 2), b COLLATE "C" text_pattern_ops);
--   partitioned table shop.by_expression: partexprs is (a + 1) in left, (a + 2) in right
DROP TABLE shop.by_expression; CREATE TABLE shop.by_expression (a integer, b text) PARTITION BY RANGE ((a + 1), b COLLATE "POSIX" text_pattern_ops);
--   partitioned table shop.by_expression: partcollation is [0:1]={-,"\"C\""} in left, [0:1]={-,"\"POSIX\""} in right
DROP TABLE shop.by_expression; CREATE TABLE shop.by_expression (a integer, b text) PARTITION BY RANGE ((a + 1), b COLLATE "C");
--   partitioned table shop.by_expression: partclass is {pg_catalog.btree.int4_ops,pg_catalog.btree.text_pattern_ops} in left, {pg_catalog.btree.int4_ops,pg_catalog.btree.text_ops} in right
DROP TABLE shop.by_expression; CREATE TABLE shop.by_expression (a integer, b text) PARTITION BY RANGE (a, b COLLATE "C" text_pattern_ops);
--   partitioned table shop.by_expression: partattrs is {0,b} in left, {a,b} in right
DROP TABLE shop.by_expression; CREATE TABLE shop.by_expression (a integer, b text) PARTITION BY RANGE ((a + 1));
--   partitioned table shop.by_expression: partnatts is 2 in left, 1 in right
DROP TABLE shop.by_expression; CREATE TABLE shop.by_expression (a integer, b text) PARTITION BY HASH ((a + 1), b COLLATE "C" text_pattern_ops);
--   partitioned table shop.by_expression: partstrat is r in left, h in right
DROP TABLE shop.by_expression; CREATE TABLE shop.by_expression (a integer, b text);
--   relation shop.by_expression: relkind is p in left, r in right
ALTER TABLE shop.log_2024 ALTER COLUMN line SET STATISTICS 3;
--   column shop.log_2024.line: attstattarget is
ALTER TABLE shop.log_2024 DROP CONSTRAINT IF EXISTS none, ADD CONSTRAINT only_here CHECK (level > 0);
--   constraint shop.log_2024.only_here: only in right
ALTER TABLE shop.log ADD PRIMARY KEY (at);
--   constraint shop.log_2024.log_2024_pkey: only in right
ALTER TABLE shop.tree_eu_1 SET (fillfactor = 55);
--   relation shop.tree_eu_1: reloptions is null in left, {fillfactor=55} in right
ALTER TABLE shop.tree_eu_1 ENABLE ROW LEVEL SECURITY;
--   relation shop.tree_eu_1: relrowsecurity is false in left, true in right
ALTER INDEX shop.log_level ATTACH PARTITION shop.log_rest_level;
--   index shop.log_level: indisvalid is false in left, true in right
CREATE INDEX extra ON shop.log_2024 (level); ALTER INDEX shop.log_line RENAME TO log_lines;
--   relation shop.log_line: only in left
DROP INDEX shop.log_2024_only;
--   relation shop.log_2024_only: only in left
ALTER INDEX shop.log_2024_line_idx RENAME TO renamed;
--   relation shop.log_2024_line_idx: only in left
ALTER TABLE shop.marked REPLICA IDENTITY USING INDEX marked_ident;
--   index shop.marked_ident: indisreplident is false in left, true in right
ALTER TABLE shop.marked REPLICA IDENTITY NOTHING;
--   relation shop.marked: relreplident is i in left, n in right
ALTER TABLE shop.marked REPLICA IDENTITY DEFAULT;
--   relation shop.marked: relreplident is i in left, d in right
ALTER TABLE shop.marked CLUSTER ON marked_pkey;
--   index shop.marked_ident: indisclustered is true in left, false in right
ALTER TABLE shop.marked SET WITHOUT CLUSTER;
--   index shop.marked_ident: indisclustered is true in left, false in right
ALTER TABLE shop.marked SET (toast.vacuum_truncate = off);
--   relation shop.marked: toast table is null in left, {vacuum_truncate=off} in right
ALTER TABLE shop.marked SET (parallel_workers = 2);
--   relation shop.marked: reloptions is null in left, {parallel_workers=2} in right
ALTER TABLE shop.marked SET (user_catalog_table = on);
--   relation shop.marked: reloptions is null in left, {user_catalog_table=on} in right
DO $$ BEGIN EXECUTE (SELECT 'GRANT SELECT ON ' || reltoastrelid::regclass || ' TO pg_monitor' FROM pg_class WHERE oid = 'shop.marked'::regclass); END $$;
--   relation shop.marked: toast table is null in left, {"privilege pg_monitor=r/postgres"} in right
CREATE TABLE shop.heap2_table (a integer) USING heap2;
--   relation shop.heap2_table: only in right
DROP TABLE shop.cache; CREATE UNLOGGED TABLE shop.cache (k text PRIMARY KEY, v jsonb) USING heap2 WITH (fillfactor = 70);
--   relation shop.cache: relam is heap in left, heap2 in right
ALTER TABLE "Other.Place"."Tbl ""q""" RENAME TO "Tbl";
--   type "Other.Place"."Tbl ""q""": only in left
ALTER TABLE "Other.Place"."Tbl ""q""" RENAME COLUMN "Kö.l" TO "Ko.l";
--   column "Other.Place"."Tbl ""q"""."Kö.l": only in left
ALTER SCHEMA "Other.Place" RENAME TO "Other";
--   schema "Other.Place": only in left
CREATE VIEW information_schema.intruder AS SELECT 1;
--   relation information_schema.intruder: only in right
CREATE FUNCTION pg_toast.hidden() RETURNS integer LANGUAGE sql AS 'SELECT 1';
--   function pg_toast.hidden(): only in right
CREATE TYPE pg_toast.hidden AS ENUM ('a');
--   type pg_toast.hidden: only in right
DROP TABLE shop.base CASCADE;
--   function shop.rows(): only in left

-- # columns of every sort
ALTER TABLE shop.marked ALTER COLUMN num TYPE numeric(8, 2);
--   column shop.marked.num: atttypmod is 524295 in left, 524294 in right
ALTER TABLE shop.marked ALTER COLUMN stamp TYPE interval day to second(3);
--   column shop.marked.stamp: atttypmod is 470286338 in left, 470286339 in right
ALTER TABLE shop.marked ALTER COLUMN stamp TYPE interval;
--   column shop.marked.stamp: atttypmod is 470286338 in left, -1 in right
ALTER TABLE shop.marked ALTER COLUMN bits TYPE bit varying(5);
--   column shop.marked.bits: atttypid is bit in left, bit varying in right
ALTER TABLE shop.marked ALTER COLUMN label SET STATISTICS -1;
--   column shop.marked.label: attstattarget is 50 in left,
ALTER TABLE shop.marked ALTER COLUMN label SET STATISTICS 0;
--   column shop.marked.label: attstattarget is 50 in left, 0 in right
ALTER TABLE shop.marked ALTER COLUMN body SET STORAGE MAIN;
--   column shop.marked.body: attstorage is e in left, m in right
ALTER TABLE shop.marked ALTER COLUMN body SET COMPRESSION default;
--   column shop.marked.body: attcompression is p in left, empty in right
ALTER TABLE shop.marked ALTER COLUMN num RESET (n_distinct_inherited);
--   column shop.marked.num: attoptions is {n_distinct=3,n_distinct_inherited=4} in left, {n_distinct=3} in right
ALTER TABLE shop.marked ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
--   column shop.marked.id: attidentity is empty in left, a in right
ALTER TABLE shop.marked ADD COLUMN g integer GENERATED ALWAYS AS (id + 1) STORED;
--   column shop.marked.g: only in right
ALTER TABLE shop.marked ADD COLUMN s smallserial;
--   relation shop.marked_s_seq: only in right
ALTER TABLE shop.typed ALTER COLUMN x DROP NOT NULL;
--   column shop.typed.x: attnotnull is true in left, false in right
ALTER TABLE shop.typed ALTER COLUMN x SET DEFAULT 'z';
--   default shop.typed.x: adbin is 'q'::character varying in left, 'z'::character varying in right
ALTER TABLE shop.item ALTER COLUMN id SET START 9;
--   sequence shop.item_id_seq: seqstart is 1 in left, 9 in right
ALTER TABLE shop.item ALTER COLUMN id SET GENERATED ALWAYS SET CYCLE;
--   sequence shop.item_id_seq: seqcycle is false in left, true in right
ALTER TABLE shop.item ALTER COLUMN id RESTART WITH 50;
--   pg_sequence state shop.item_id_seq: last_value is 1 in left, 50 in right
GRANT SELECT (xmin) ON shop.marked TO PUBLIC;
--   column shop.marked.xmin: only in right
ALTER TYPE shop.spot ADD ATTRIBUTE z integer CASCADE;
--   column shop.typed.z: only in right
ALTER INDEX shop.marked_gist RENAME TO m;
--   relation shop.marked_gist: only in left
DROP INDEX shop.marked_gist; CREATE INDEX marked_gist ON shop.marked USING gist (to_tsvector('simple', label) tsvector_ops (siglen = 24));
--   column shop.marked_gist.#1: attoptions is {siglen=100} in left, {siglen=24} in right
DROP INDEX shop.marked_gist; CREATE INDEX marked_gist ON shop.marked USING gist (to_tsvector('simple', label));
--   column shop.marked_gist.#1: attoptions is {siglen=100} in left, null in right

-- # constraints of every sort
ALTER TABLE shop.leaf ALTER CONSTRAINT leaf_tree_fkey NOT DEFERRABLE;
--   constraint shop.leaf.leaf_tree_fkey: condeferrable is true in left, false in right
ALTER TABLE shop.leaf ALTER CONSTRAINT leaf_tree_fkey DEFERRABLE INITIALLY IMMEDIATE;
--   constraint shop.leaf.leaf_tree_fkey: condeferred is true in left, false in right
ALTER TABLE shop.leaf DROP CONSTRAINT leaf_tree_fkey;
--   constraint shop.leaf.leaf_tree_fkey: only in left
ALTER TABLE shop.leaf DROP CONSTRAINT leaf_tree_fkey, ADD CONSTRAINT leaf_tree_fkey FOREIGN KEY (region, kind, id) REFERENCES shop.tree DEFERRABLE INITIALLY DEFERRED;
--   constraint shop.leaf.leaf_tree_fkey: confupdtype is c in left, a in right
ALTER TABLE shop.leaf DROP CONSTRAINT leaf_tree_fkey, ADD CONSTRAINT leaf_tree_fkey FOREIGN KEY (region, kind, id) REFERENCES shop.tree ON UPDATE CASCADE ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;
--   constraint shop.leaf.leaf_tree_fkey: confdeltype is a in left, r in right
ALTER TABLE shop.leaf DROP CONSTRAINT leaf_tree_fkey, ADD CONSTRAINT leaf_tree_fkey FOREIGN KEY (region, kind, id) REFERENCES shop.tree MATCH FULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
--   constraint shop.leaf.leaf_tree_fkey: confmatchtype is s in left, f in right
ALTER TABLE shop.leaf DROP CONSTRAINT leaf_tree_fkey, ADD CONSTRAINT leaf_tree_fkey FOREIGN KEY (region, id, kind) REFERENCES shop.tree (region, id, kind) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
--   constraint shop.leaf.leaf_tree_fkey: conkey is {region,kind,id} in left, {region,id,kind} in right
ALTER TABLE shop.leaf DROP CONSTRAINT leaf_tree_fkey, ADD CONSTRAINT leaf_tree_fkey FOREIGN KEY (region, kind, id) REFERENCES shop.tree (region, id, kind) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
--   constraint shop.leaf.leaf_tree_fkey: confkey is {region,kind,id} in left, {region,id,kind} in right
ALTER TABLE shop.item DROP CONSTRAINT item_customer_fkey, ADD CONSTRAINT item_customer_fkey FOREIGN KEY (customer) REFERENCES shop.marked (id) ON DELETE CASCADE;
--   constraint shop.item.item_customer_fkey: confrelid is shop.customer in left, shop.marked in right
ALTER TABLE shop.marked DROP CONSTRAINT marked_code, ADD CONSTRAINT marked_code UNIQUE (code);
--   index shop.marked_code: indimmediate is false in left, true in right
ALTER TABLE shop.marked DROP CONSTRAINT marked_code, ADD CONSTRAINT marked_code UNIQUE (code) DEFERRABLE;
--   constraint shop.marked.marked_code: condeferred is true in left, false in right
ALTER TABLE shop.marked DROP CONSTRAINT marked_code, ADD CONSTRAINT marked_code UNIQUE (code) INCLUDE (label) DEFERRABLE INITIALLY DEFERRED;
--   index shop.marked_code: indnatts is 1 in left, 2 in right
ALTER TABLE shop.marked DROP CONSTRAINT marked_label, ADD CONSTRAINT marked_label CHECK (label <> '') NO INHERIT NOT VALID;
--   constraint shop.marked.marked_label: connoinherit is false in left, true in right
ALTER TABLE shop.marked DROP CONSTRAINT marked_label, ADD CONSTRAINT marked_label CHECK (label <> ' ') NOT VALID;
--   constraint shop.marked.marked_label: conbin is (label <> ''::text) in left, (label <> ' '::text) in right
ALTER TABLE shop.item DROP CONSTRAINT item_span, ADD CONSTRAINT item_span EXCLUDE USING gist (during WITH =) DEFERRABLE;
--   constraint shop.item.item_span: conexclop is {"&&(anyrange,anyrange)"} in left, {"=(anyrange,anyrange)"} in right
ALTER TABLE shop.item DROP CONSTRAINT item_span, ADD CONSTRAINT item_span EXCLUDE USING gist (during WITH &&) WHERE (amount > 3) DEFERRABLE;
--   index shop.item_span: indpred is null in left, (amount > 3) in right
ALTER DOMAIN shop.short DROP CONSTRAINT short_check;
--   constraint shop.short.short_check: only in left
ALTER DOMAIN shop.word DROP NOT NULL;
--   type shop.word: typnotnull is true in left, false in right
COMMENT ON CONSTRAINT positive ON DOMAIN shop.price IS 'x';
--   comment on constraint shop.price.positive: only in right
COMMENT ON CONSTRAINT leaf_tree_fkey ON shop.leaf IS 'x';
--   comment on constraint shop.leaf.leaf_tree_fkey: only in right

-- # types of every sort
ALTER TYPE shop.money2 SET (STORAGE = plain, RECEIVE = NONE, TYPMOD_IN = bpchartypmodin);
--   type shop.money2: typmodin is - in left, bpchartypmodin(cstring[]) in right
ALTER TYPE shop.money2 SET (TYPMOD_OUT = bpchartypmodout);
--   type shop.money2: typmodout is - in left, bpchartypmodout(integer) in right
ALTER TYPE shop.money2 SET (ANALYZE = range_typanalyze);
--   type shop.money2: typanalyze is - in left, range_typanalyze(internal) in right
DROP TYPE shop.money2 CASCADE;
--   function shop.money2_out(shop.money2): only in left
UPDATE pg_type SET typdefault = '8' WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typdefault is 7 in left, 8 in right
DROP TYPE shop.shell;
--   type shop.shell: only in left
DROP TYPE shop.textspan; CREATE TYPE shop.textspan AS RANGE (subtype = text, collation = "POSIX", subtype_opclass = text_ops, multirange_type_name = shop.textspans);
--   range shop.textspan: rngcollation is "C" in left, "POSIX" in right
DROP TYPE shop.textspan; CREATE TYPE shop.textspan AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops, multirange_type_name = shop.textspans);
--   range shop.textspan: rngsubopc is pg_catalog.btree.text_ops in left, pg_catalog.btree.text_pattern_ops in right
DROP TYPE shop.textspan; CREATE TYPE shop.textspan AS RANGE (subtype = varchar, collation = "C", subtype_opclass = text_ops, multirange_type_name = shop.textspans);
--   range shop.textspan: rngsubtype is text in left, character varying in right
ALTER TYPE shop.textspans RENAME TO textspanss;
--   type shop.textspans: only in left
ALTER TYPE shop.textspan OWNER TO pg_monitor;
--   type shop.textspan: typowner is postgres in left, pg_monitor in right
COMMENT ON TYPE shop._state IS 'x';
--   comment on type shop.state[]: only in right
COMMENT ON COLUMN shop.address.street IS 'x';
--   comment on relation shop.address.street: only in right
GRANT USAGE ON TYPE shop.money2 TO pg_monitor;
--   type shop.money2: typacl is null in left, {=U/postgres,pg_monitor=U/postgres,postgres=U/postgres} in right
ALTER DOMAIN shop.word OWNER TO pg_monitor;
--   type shop.word: typowner is postgres in left, pg_monitor in right
ALTER TYPE shop.state OWNER TO pg_monitor;
--   type shop.state: typowner is postgres in left, pg_monitor in right
DROP DOMAIN shop.short; CREATE DOMAIN shop.short AS varchar(30) COLLATE "C" CHECK (length(VALUE) < 5) CHECK (VALUE <> '');
--   type shop.short: typbasetype is shop.word in left, character varying in right
DROP DOMAIN shop.short, shop.word; CREATE DOMAIN shop.word AS varchar(31) COLLATE "C" NOT NULL;
--   type shop.word: typtypmod is 34 in left, 35 in right
DROP DOMAIN shop.short, shop.word; CREATE DOMAIN shop.word AS varchar(30) COLLATE "POSIX" NOT NULL;
--   type shop.word: typcollation is "C" in left, "POSIX" in right
DROP DOMAIN shop.short; CREATE DOMAIN shop.short AS shop.word[];
--   type shop.short: typndims is 0 in left, 1 in right
COMMENT ON DOMAIN shop.word IS 'x';
--   comment on type shop.word: only in right

-- # operators and casts
CREATE CAST (shop.money2 AS integer) WITHOUT FUNCTION;
--   cast shop.money2.integer: only in right
DROP CAST (integer AS shop.money2); CREATE CAST (integer AS shop.money2) WITH FUNCTION shop.to_money(integer) AS IMPLICIT;
--   cast integer.shop.money2: castcontext is a in left, i in right
DROP CAST (integer AS shop.money2); CREATE CAST (integer AS shop.money2) WITHOUT FUNCTION AS ASSIGNMENT;
--   cast integer.shop.money2: castmethod is f in left, b in right
DROP CAST (shop.address AS text); CREATE CAST (shop.address AS text) WITH INOUT AS IMPLICIT;
--   cast shop.address.text: castcontext is e in left, i in right
COMMENT ON CAST (integer AS shop.money2) IS 'x';
--   comment on cast integer.shop.money2: only in right
ALTER OPERATOR shop.<<< (integer, integer) SET (JOIN = NONE);
--   operator shop.<<<(integer,integer): oprjoin is scalarltjoinsel(internal,oid,internal,smallint,internal) in left, - in right
ALTER OPERATOR shop.<<< (integer, integer) OWNER TO pg_monitor;
--   operator shop.<<<(integer,integer): oprowner is postgres in left, pg_monitor in right
ALTER OPERATOR shop.!! (NONE, integer) SET SCHEMA public;
--   operator shop.!!(NONE,integer): only in left
DROP OPERATOR shop.!! (NONE, integer); CREATE OPERATOR shop.!! (RIGHTARG = integer, FUNCTION = int4up);
--   operator shop.!!(NONE,integer): oprcode is int4um(integer) in left, int4up(integer) in right
CREATE OPERATOR shop.>>> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4gt);
--   operator shop.>>>(integer,integer): oprcode is - in left, int4gt(integer,integer) in right
DROP OPERATOR shop.=== (integer, integer); CREATE OPERATOR shop.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.same, MERGES, HASHES);
--   operator shop.===(integer,integer): oprcanhash is false in left, true in right
DROP OPERATOR shop.=== (integer, integer); CREATE OPERATOR shop.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.same, MERGES);
--   operator shop.===(integer,integer): oprcanmerge is false in left, true in right
DROP OPERATOR shop.=== (integer, integer); CREATE OPERATOR shop.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.same, NEGATOR = OPERATOR(shop.<<<));
--   operator shop.===(integer,integer): oprnegate is 0 in left, shop.<<<(integer,integer) in right
DROP OPERATOR shop.=== (integer, integer); CREATE OPERATOR shop.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = shop.same, COMMUTATOR = OPERATOR(shop.===));
--   operator shop.===(integer,integer): oprcom is 0 in left, shop.===(integer,integer) in right
COMMENT ON OPERATOR shop.=== (integer, integer) IS 'x';
--   comment on operator shop.===(integer,integer): only in right
ALTER OPERATOR FAMILY shop.family USING btree ADD OPERATOR 1 < (integer, bigint);
--   operator of a family <(integer,bigint).s.shop.btree.family: only in right
ALTER OPERATOR FAMILY shop.family USING btree OWNER TO pg_monitor;
--   operator family shop.btree.family: opfowner is postgres in left, pg_monitor in right
ALTER OPERATOR FAMILY shop.gist_family USING gist SET SCHEMA public;
--   operator family shop.gist.gist_family: only in left
ALTER OPERATOR CLASS shop.class USING btree OWNER TO pg_monitor;
--   operator class shop.btree.class: opcowner is postgres in left, pg_monitor in right
ALTER OPERATOR CLASS shop.near USING gist SET SCHEMA public;
--   operator class shop.gist.near: only in left
DROP OPERATOR CLASS shop.class USING btree; CREATE OPERATOR CLASS shop.class DEFAULT FOR TYPE shop.money2 USING btree FAMILY shop.family AS FUNCTION 1 btint4cmp(integer, integer);
--   operator class shop.btree.class: opcdefault is false in left, true in right
COMMENT ON OPERATOR CLASS shop.class USING btree IS 'x';
--   comment on operator class shop.btree.class: only in right
COMMENT ON OPERATOR FAMILY shop.family USING btree IS 'x';
--   comment on operator family shop.btree.family: only in right
ALTER COLLATION shop.c OWNER TO pg_monitor;
--   collation shop.c: collowner is postgres in left, pg_monitor in right
ALTER COLLATION shop.c SET SCHEMA public;
--   collation shop.c: only in left
DROP COLLATION shop.c; CREATE COLLATION shop.c (lc_collate = 'C', lc_ctype = 'POSIX');
--   collation shop.c: collctype is C in left, POSIX in right
DROP COLLATION shop.c; CREATE COLLATION shop.c (lc_collate = 'POSIX', lc_ctype = 'C');
--   collation shop.c: collcollate is C in left, POSIX in right
COMMENT ON COLLATION shop.c IS 'x';
--   comment on collation shop.c: only in right

-- # methods, languages, transforms, conversions
COMMENT ON ACCESS METHOD heap2 IS 'x';
--   comment on access method heap2: only in right
DROP ACCESS METHOD btree2;
--   access method btree2: only in left
DROP ACCESS METHOD btree2; CREATE ACCESS METHOD btree2 TYPE INDEX HANDLER hashhandler;
--   access method btree2: amhandler is bthandler(internal) in left, hashhandler(internal) in right
DROP ACCESS METHOD btree2; CREATE ACCESS METHOD btree2 TYPE TABLE HANDLER heap_tableam_handler;
--   access method btree2: amtype is i in left, t in right
ALTER LANGUAGE plother RENAME TO plthat;
--   language plother: only in left
ALTER LANGUAGE plother OWNER TO pg_monitor;
--   language plother: lanowner is postgres in left, pg_monitor in right
CREATE OR REPLACE TRUSTED LANGUAGE plother HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
--   language plother: lanpltrusted is false in left, true in right
CREATE OR REPLACE LANGUAGE plother HANDLER plpgsql_call_handler;
--   language plother: laninline is plpgsql_inline_handler(internal) in left, - in right
COMMENT ON LANGUAGE plother IS 'x';
--   comment on language plother: only in right
DROP TRANSFORM FOR integer LANGUAGE sql CASCADE;
--   transform integer.sql: only in left
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
--   transform integer.sql: trftosql is int4recv(internal) in left, - in right
COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'x';
--   comment on transform integer.sql: only in right
ALTER CONVERSION shop.latin RENAME TO roman;
--   conversion shop.latin: only in left
ALTER CONVERSION shop.latin OWNER TO pg_monitor;
--   conversion shop.latin: conowner is postgres in left, pg_monitor in right
DROP CONVERSION shop.greek; CREATE CONVERSION shop.greek FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
--   conversion shop.greek: condefault is true in left, false in right
DROP CONVERSION shop.latin; CREATE CONVERSION shop.latin FOR 'UTF8' TO 'LATIN2' FROM utf8_to_iso8859;
--   conversion shop.latin: contoencoding is 8 in left, 9 in right
COMMENT ON CONVERSION shop.latin IS 'x';
--   comment on conversion shop.latin: only in right

-- # text search
ALTER TEXT SEARCH PARSER shop.parser RENAME TO p;
--   text search parser shop.parser: only in left
DROP TEXT SEARCH PARSER shop.parser CASCADE;
--   text search configuration shop.find: only in left
CREATE TEXT SEARCH PARSER shop.parser2 (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
--   text search parser shop.parser2: only in right
ALTER TEXT SEARCH TEMPLATE shop.template SET SCHEMA public;
--   text search template shop.template: only in left
CREATE TEXT SEARCH TEMPLATE shop.template2 (LEXIZE = dsimple_lexize);
--   text search template shop.template2: only in right
ALTER TEXT SEARCH DICTIONARY shop.stop (accept = 'true');
--   text search dictionary shop.stop: dictinitoption is accept = 'false' in left, accept = 'true' in right
ALTER TEXT SEARCH DICTIONARY shop.stop OWNER TO pg_monitor;
--   text search dictionary shop.stop: dictowner is postgres in left, pg_monitor in right
ALTER TEXT SEARCH DICTIONARY shop.stop RENAME TO stops;
--   text search dictionary shop.stop: only in left
DROP TEXT SEARCH DICTIONARY shop.dictionary; CREATE TEXT SEARCH DICTIONARY shop.dictionary (TEMPLATE = shop.template);
--   text search dictionary shop.dictionary: dicttemplate is pg_catalog.simple in left, shop.template in right
ALTER TEXT SEARCH CONFIGURATION shop.find OWNER TO pg_monitor;
--   text search configuration shop.find: cfgowner is postgres in left, pg_monitor in right
ALTER TEXT SEARCH CONFIGURATION shop.find ALTER MAPPING FOR word WITH simple, shop.stop;
--   text search mapping shop.find.2.1: mapdict is shop.stop in left, simple in right
ALTER TEXT SEARCH CONFIGURATION shop.find ALTER MAPPING REPLACE shop.stop WITH shop.dictionary;
--   text search mapping shop.find.1.1: mapdict is shop.stop in left, shop.dictionary in right
ALTER TEXT SEARCH CONFIGURATION shop.find ADD MAPPING FOR email WITH simple;
--   text search mapping shop.find.4.1: only in right
DROP TEXT SEARCH CONFIGURATION shop.find; CREATE TEXT SEARCH CONFIGURATION shop.find (PARSER = "default");
--   text search configuration shop.find: cfgparser is shop.parser in left, pg_catalog."default" in right
COMMENT ON TEXT SEARCH CONFIGURATION shop.find IS 'x';
--   comment on text search configuration shop.find: only in right
COMMENT ON TEXT SEARCH DICTIONARY shop.stop IS 'x';
--   comment on text search dictionary shop.stop: only in right
COMMENT ON TEXT SEARCH PARSER shop.parser IS 'x';
--   comment on text search parser shop.parser: only in right
COMMENT ON TEXT SEARCH TEMPLATE shop.template IS 'x';
--   comment on text search template shop.template: only in right

-- # statistics objects and event triggers
ALTER STATISTICS shop.item_mcv OWNER TO pg_monitor;
--   statistics object shop.item_mcv: stxowner is postgres in left, pg_monitor in right
ALTER STATISTICS shop.item_mcv RENAME TO mcv;
--   statistics object shop.item_mcv: only in left
DROP STATISTICS shop.item_mcv; CREATE STATISTICS shop.item_mcv (mcv) ON (amount * 2), kind FROM shop.item;
--   statistics object shop.item_mcv: stxkind is {d,m,e} in left, {m,e} in right
DROP STATISTICS shop.item_mcv; CREATE STATISTICS shop.item_mcv (mcv, ndistinct) ON (amount * 3), kind FROM shop.item;
--   statistics object shop.item_mcv: stxexprs is {"(amount * 2)"} in left, {"(amount * 3)"} in right
DROP STATISTICS shop.item_mcv; CREATE STATISTICS shop.item_mcv (mcv, ndistinct) ON (amount * 2), note FROM shop.item;
--   statistics object shop.item_mcv: stxkeys is {kind} in left, {note} in right
DROP STATISTICS shop.item_statistics; CREATE STATISTICS shop.item_statistics (dependencies) ON id, body FROM shop.marked;
--   statistics object shop.item_statistics: stxrelid is shop.item in left, shop.marked in right
COMMENT ON STATISTICS shop.item_mcv IS 'x';
--   comment on statistics object shop.item_mcv: only in right
DROP EVENT TRIGGER watch; CREATE EVENT TRIGGER watch ON ddl_command_start WHEN TAG IN ('CREATE RULE') EXECUTE FUNCTION shop.audit();
--   event trigger watch: evtevent is ddl_command_end in left, ddl_command_start in right
DROP EVENT TRIGGER watch; CREATE EVENT TRIGGER watch ON ddl_command_end WHEN TAG IN ('CREATE RULE', 'CREATE CAST') EXECUTE FUNCTION shop.audit();
--   event trigger watch: evttags is {"CREATE RULE"} in left, {"CREATE RULE","CREATE CAST"} in right
UPDATE pg_event_trigger SET evtowner = 'pg_monitor'::regrole WHERE evtname = 'watch';
--   event trigger watch: evtowner is postgres in left, pg_monitor in right
COMMENT ON EVENT TRIGGER watch IS 'x';
--   comment on event trigger watch: only in right

-- # foreign data
ALTER FOREIGN DATA WRAPPER wrapper2 NO HANDLER;
--   foreign-data wrapper wrapper2: fdwhandler is shop.wrapped() in left, - in right
ALTER FOREIGN DATA WRAPPER wrapper2 NO VALIDATOR;
--   foreign-data wrapper wrapper2: fdwvalidator is postgresql_fdw_validator(text[],oid) in left, - in right
ALTER FOREIGN DATA WRAPPER wrapper2 RENAME TO wrapper3;
--   foreign-data wrapper wrapper2: only in left
ALTER SERVER away VERSION '2.0';
--   foreign server away: srvversion is 1.0 in left, 2.0 in right
ALTER SERVER away RENAME TO gone;
--   foreign server away: only in left
UPDATE pg_foreign_server SET srvowner = 'pg_monitor'::regrole WHERE srvname = 'away';
--   foreign server away: srvowner is postgres in left, pg_monitor in right
DROP SERVER away; CREATE SERVER away TYPE 'shop' VERSION '1.0' FOREIGN DATA WRAPPER wrapper2;
--   foreign server away: srvtype is warehouse in left, shop in right
DROP SERVER away; CREATE SERVER away TYPE 'warehouse' VERSION '1.0' FOREIGN DATA WRAPPER wrapper;
--   foreign server away: srvfdw is wrapper2 in left, wrapper in right
ALTER USER MAPPING FOR pg_monitor SERVER remote OPTIONS (SET password 'other');
--   user mapping pg_monitor.remote: umoptions is {name=m,password=secret} in left, {name=m,password=other} in right
DROP USER MAPPING FOR pg_monitor SERVER remote;
--   user mapping pg_monitor.remote: only in left
CREATE USER MAPPING FOR CURRENT_USER SERVER remote;
--   user mapping postgres.remote: only in right
ALTER FOREIGN TABLE shop.far ADD COLUMN more text OPTIONS (c 'more');
--   column shop.far.more: only in right
ALTER FOREIGN TABLE shop.far ALTER COLUMN id SET NOT NULL;
--   column shop.far.id: attnotnull is false in left, true in right
COMMENT ON SERVER remote IS 'x';
--   comment on foreign server remote: only in right
COMMENT ON FOREIGN DATA WRAPPER wrapper IS 'x';
--   comment on foreign-data wrapper wrapper: only in right
COMMENT ON FOREIGN TABLE shop.far IS 'x';
--   comment on relation shop.far: only in right

-- # publications
ALTER PUBLICATION every SET (publish_via_partition_root = false);
--   publication every: pubviaroot is true in left, false in right
ALTER PUBLICATION every RENAME TO all_of_them;
--   publication every: only in left
UPDATE pg_publication SET pubowner = 'pg_monitor'::regrole WHERE pubname = 'feed';
--   publication feed: pubowner is postgres in left, pg_monitor in right
DROP PUBLICATION every; CREATE PUBLICATION every WITH (publish = 'insert, truncate', publish_via_partition_root = true);
--   publication every: puballtables is true in left, false in right
ALTER PUBLICATION every SET (publish = 'truncate');
--   publication every: pubinsert is true in left, false in right
ALTER PUBLICATION every SET (publish = 'insert, truncate, delete');
--   publication every: pubdelete is false in left, true in right
ALTER PUBLICATION every SET (publish = 'insert');
--   publication every: pubtruncate is true in left, false in right
COMMENT ON PUBLICATION feed IS 'x';
--   comment on publication feed: only in right

-- # row filters, schemas of publications, nulls that are not distinct
GRANT CREATE ON SCHEMA public TO PUBLIC;
--   schema public: nspacl
ALTER TABLE shop.log_2024 DISABLE TRIGGER log_row;
--   trigger shop.log_2024.log_row: tgenabled is O in left, D in right
ALTER TABLE shop.customer ADD UNIQUE NULLS NOT DISTINCT (name);
--   relation shop.customer_name_key: only in right
ALTER VIEW shop.paid SET (security_invoker = on);
--   relation shop.paid: reloptions is null in left, {security_invoker=on} in right
ALTER PUBLICATION feed SET TABLE shop.item WHERE (id > 1);
--   table of publication shop.item.feed: prqual is (id > 0) in left, (id > 1) in right
ALTER PUBLICATION feed SET TABLE shop.item (id, note);
--   table of publication shop.item.feed: prqual is (id > 0) in left, null in right
ALTER PUBLICATION feed ADD TABLES IN SCHEMA public;
--   schema of publication public.feed: only in right
ALTER TABLE shop.item ADD FOREIGN KEY (customer) REFERENCES shop.customer ON DELETE SET NULL (customer);
--   constraint shop.item.item_customer_fkey1: only in right
ALTER PUBLICATION chosen SET TABLE shop.marked (id) WHERE (id > 5);
--   table of publication shop.marked.chosen: prattrs is {id,label} in left, {id} in right
ALTER PUBLICATION chosen SET TABLE shop.marked (id, label);
--   table of publication shop.marked.chosen: prqual is (id > 5) in left, null in right
ALTER PUBLICATION whole DROP TABLES IN SCHEMA bare;
--   schema of publication bare.whole: only in left
ALTER VIEW shop.invoked RESET (security_invoker);
--   relation shop.invoked: reloptions is {security_invoker=true} in left, null in right
ALTER VIEW shop.invoked SET (security_invoker = off);
--   relation shop.invoked: reloptions is {security_invoker=true} in left, {security_invoker=off} in right
ALTER SEQUENCE shop.quick SET LOGGED;
--   relation shop.quick: relpersistence is u in left, p in right
ALTER TABLE shop.nulls DROP CONSTRAINT nulls_a, ADD CONSTRAINT nulls_a UNIQUE (a);
--   index shop.nulls_a: indnullsnotdistinct is true in left, false in right
DROP INDEX shop.nulls_b; CREATE UNIQUE INDEX nulls_b ON shop.nulls (b);
--   index shop.nulls_b: indnullsnotdistinct is true in left, false in right
ALTER TABLE shop.nulls DROP CONSTRAINT nulls_fkey, ADD CONSTRAINT nulls_fkey FOREIGN KEY (b, c) REFERENCES shop.marked (id, code) ON DELETE SET NULL (b);
--   constraint shop.nulls.nulls_fkey: confdelsetcols is {c} in left, {b} in right
ALTER TABLE shop.nulls DROP CONSTRAINT nulls_fkey, ADD CONSTRAINT nulls_fkey FOREIGN KEY (b, c) REFERENCES shop.marked (id, code) ON DELETE SET DEFAULT (c);
--   constraint shop.nulls.nulls_fkey: confdeltype is n in left, d in right
ALTER TABLE shop.cache SET ACCESS METHOD heap2;
--   relation shop.cache: relam is heap in left, heap2 in right

-- # since 18: what only 18 has
ALTER TABLE shop.modern DROP COLUMN v, ADD COLUMN v integer GENERATED ALWAYS AS (a * 2) STORED;
--   column shop.modern.v: attgenerated is v in left, s in right
ALTER TABLE shop.modern VALIDATE CONSTRAINT modern_b_nn;
--   constraint shop.modern.modern_b_nn: convalidated is false in left, true in right
ALTER TABLE shop.modern DROP CONSTRAINT modern_b_nn;
--   constraint shop.modern.modern_b_nn: only in left
ALTER TABLE shop.modern DROP CONSTRAINT modern_b, ADD CONSTRAINT modern_b CHECK (b > 0);
--   constraint shop.modern.modern_b: conenforced is false in left, true in right
ALTER TABLE shop.modern_leaf ALTER CONSTRAINT soft ENFORCED;
--   constraint shop.modern_leaf.soft: conenforced is false in left, true in right
ALTER TABLE shop.modern_leaf DROP CONSTRAINT modern_fk;
--   constraint shop.modern_leaf.modern_fk: only in left
ALTER TABLE shop.modern_leaf DROP CONSTRAINT modern_fk; ALTER TABLE shop.modern DROP CONSTRAINT modern_key, ADD CONSTRAINT modern_key PRIMARY KEY (id, during);
--   constraint shop.modern.modern_key: conperiod is true in left, false in right
ALTER PUBLICATION every SET (publish_generated_columns = stored);
--   publication every: pubgencols is n in left, s in right
COMMENT ON CONSTRAINT modern_a ON shop.modern IS 'x';
--   comment on constraint shop.modern.modern_a: only in right
ALTER DOMAIN shop.word RENAME CONSTRAINT word_not_null TO there;
--   constraint shop.word.word_not_null: only in left
ALTER TABLE shop.by_expression SET ACCESS METHOD heap2;
--   relation shop.by_expression: relam is 0 in left, heap2 in right

-- # routines of every sort
CREATE OR REPLACE FUNCTION shop.sum_of(VARIADIC n integer[]) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT sum(i) FROM unnest(n) i';
--   function shop.sum_of(integer[]): provolatile is i in left, s in right
DROP FUNCTION shop.sum_of; CREATE FUNCTION shop.sum_of(n integer[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT sum(i) FROM unnest(n) i';
--   function shop.sum_of(integer[]): provariadic is integer in left, - in right
DROP FUNCTION shop.sum_of; CREATE FUNCTION shop.sum_of(VARIADIC n integer[]) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT sum(i) FROM unnest(n) i';
--   function shop.sum_of(integer[]): prorettype is bigint in left, numeric in right
DROP FUNCTION shop.sum_of; CREATE FUNCTION shop.sum_of(VARIADIC m integer[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT sum(i) FROM unnest(m) i';
--   function shop.sum_of(integer[]): proargnames is {n} in left, {m} in right
ALTER FUNCTION shop.sum_of(integer[]) NO DEPENDS ON EXTENSION pg_trgm;
--   dependency function shop.sum_of(integer[]) depends on extension pg_trgm: only in left
GRANT EXECUTE ON FUNCTION shop.sum_of(integer[]) TO PUBLIC;
--   function shop.sum_of(integer[]): proacl is {postgres=X/postgres} in left, null in right
DROP FUNCTION shop.first(anyelement, anyarray); CREATE FUNCTION shop.first(anycompatible, anycompatiblearray) RETURNS anycompatible LANGUAGE sql AS 'SELECT $1';
--   function shop.first(anycompatible,anycompatiblearray): only in right
ALTER FUNCTION shop.listing(text) ROWS 8;
--   function shop.listing(text): prorows is 7 in left, 8 in right
ALTER FUNCTION shop.listing(text) RESET work_mem;
--   function shop.listing(text): proconfig is {work_mem=9MB,"search_path=shop, public"} in left, {"search_path=shop, public"} in right
ALTER FUNCTION shop.listing(text) RESET ALL;
--   function shop.listing(text): proconfig is {work_mem=9MB,"search_path=shop, public"} in left, null in right
ALTER FUNCTION shop.listing(text) SET search_path = public, shop;
--   function shop.listing(text): proconfig is {work_mem=9MB,"search_path=shop, public"} in left, {work_mem=9MB,"search_path=public, shop"} in right
ALTER FUNCTION shop.listing(text) PARALLEL RESTRICTED;
--   function shop.listing(text): proparallel is u in left, r in right
DROP FUNCTION shop.listing; CREATE FUNCTION shop.listing(k text, OUT a integer, OUT b text) RETURNS SETOF record LANGUAGE sql ROWS 7 SET work_mem = '9MB' SET search_path = shop, public AS 'SELECT 1, k';
--   function shop.listing(text): proargmodes is {i,t,t} in left, {i,o,o} in right
DROP FUNCTION shop.rows; CREATE FUNCTION shop.rows() RETURNS shop.base LANGUAGE sql STABLE AS 'SELECT * FROM shop.base';
--   function shop.rows(): proretset is true in left, false in right
ALTER FUNCTION shop.starts(text, text) SUPPORT pg_catalog.generate_series_int4_support;
--   function shop.starts(text,text): prosupport is textlike_support(internal) in left, generate_series_int4_support(internal) in right
CREATE OR REPLACE FUNCTION shop.starts(text, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT SUPPORT textlike_support AS 'texteq';
--   function shop.starts(text,text): prosrc is text_starts_with in left, texteq in right
CREATE OR REPLACE FUNCTION shop.transformed(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
--   function shop.transformed(integer): protrftypes is {integer} in left, null in right
CREATE OR REPLACE PROCEDURE shop.atomic_tidy(n integer) LANGUAGE sql BEGIN ATOMIC DELETE FROM shop.base; INSERT INTO shop.base VALUES (n::text, 'x'); END;
--   function shop.atomic_tidy(integer): prosqlbody is BEGIN ATOMIC
CREATE OR REPLACE FUNCTION shop.touch() RETURNS trigger LANGUAGE plother AS $$ BEGIN RETURN NEW; END $$;
--   function shop.touch(): prolang is plpgsql in left, plother in right
ALTER PROCEDURE shop.tidy(integer) SECURITY DEFINER;
--   function shop.tidy(integer): prosecdef is false in left, true in right
DROP PROCEDURE shop.tidy; CREATE FUNCTION shop.tidy(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := n + 1; END $$;
--   function shop.tidy(integer): prokind is p in left, f in right
CREATE OR REPLACE FUNCTION shop.twice(n integer, by integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * by ' ;
--   function shop.twice(integer,integer): prosrc is SELECT n * by in left, SELECT n * by  in right
DROP FUNCTION shop.make(integer); CREATE FUNCTION shop.make(integer DEFAULT 1) RETURNS shop.address LANGUAGE sql AS $$ SELECT ROW('x', 'y')::shop.address $$;
--   function shop.make(integer): pronargdefaults is 0 in left, 1 in right
CREATE FUNCTION shop.sharelib() RETURNS trigger LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
--   function shop.sharelib(): only in right
ALTER ROUTINE shop.tidy(integer) SET SCHEMA public;
--   function shop.tidy(integer): only in left
COMMENT ON PROCEDURE shop.tidy(integer) IS 'x';
--   comment on function shop.tidy(integer): only in right
COMMENT ON AGGREGATE shop.total(integer) IS 'x';
--   comment on function shop.total(integer): only in right
ALTER AGGREGATE shop.total(integer) OWNER TO pg_monitor;
--   function shop.total(integer): proowner is postgres in left, pg_monitor in right
CREATE OR REPLACE AGGREGATE shop.moving(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 9, INITCOND = '0', COMBINEFUNC = int4pl, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MSSPACE = 4, MINITCOND = '0', SORTOP = <, PARALLEL = SAFE);
--   aggregate shop.moving(integer): aggtransspace is 8 in left, 9 in right
CREATE OR REPLACE AGGREGATE shop.moving(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 8, INITCOND = '0', COMBINEFUNC = int4mul, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MSSPACE = 4, MINITCOND = '0', SORTOP = <, PARALLEL = SAFE);
--   aggregate shop.moving(integer): aggcombinefn is int4pl(integer,integer) in left, int4mul(integer,integer) in right
CREATE OR REPLACE AGGREGATE shop.moving(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 8, INITCOND = '0', COMBINEFUNC = int4pl, MSFUNC = int4mul, MINVFUNC = int4mi, MSTYPE = integer, MSSPACE = 4, MINITCOND = '0', SORTOP = <, PARALLEL = SAFE);
--   aggregate shop.moving(integer): aggmtransfn is int4pl(integer,integer) in left, int4mul(integer,integer) in right
CREATE OR REPLACE AGGREGATE shop.moving(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 8, INITCOND = '0', COMBINEFUNC = int4pl, MSFUNC = int4pl, MINVFUNC = int4div, MSTYPE = integer, MSSPACE = 4, MINITCOND = '0', SORTOP = <, PARALLEL = SAFE);
--   aggregate shop.moving(integer): aggminvtransfn is int4mi(integer,integer) in left, int4div(integer,integer) in right
CREATE OR REPLACE AGGREGATE shop.moving(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 8, INITCOND = '0', COMBINEFUNC = int4pl, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MSSPACE = 5, MINITCOND = '0', SORTOP = <, PARALLEL = SAFE);
--   aggregate shop.moving(integer): aggmtransspace is 4 in left, 5 in right
CREATE OR REPLACE AGGREGATE shop.moving(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 8, INITCOND = '0', COMBINEFUNC = int4pl, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MSSPACE = 4, MINITCOND = '1', SORTOP = <, PARALLEL = SAFE);
--   aggregate shop.moving(integer): aggminitval is 0 in left, 1 in right
CREATE OR REPLACE AGGREGATE shop.moving(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 8, INITCOND = '0', COMBINEFUNC = int4pl, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MSSPACE = 4, MINITCOND = '0', SORTOP = >, PARALLEL = SAFE);
--   aggregate shop.moving(integer): aggsortop is <(integer,integer) in left, >(integer,integer) in right
CREATE OR REPLACE AGGREGATE shop.moving(integer) (SFUNC = int4pl, STYPE = integer, SSPACE = 8, INITCOND = '0', COMBINEFUNC = int4pl, PARALLEL = SAFE);
--   aggregate shop.moving(integer): aggmtranstype is integer in left, - in right
CREATE OR REPLACE AGGREGATE shop.mean(float8) (SFUNC = float8_accum, STYPE = float8[], FINALFUNC = float8_avg, FINALFUNC_MODIFY = SHAREABLE, INITCOND = '{0,0,0}');
--   aggregate shop.mean(double precision): aggfinalmodify is r in left, s in right
CREATE OR REPLACE AGGREGATE shop.mean(float8) (SFUNC = float8_accum, STYPE = float8[], FINALFUNC = float8_var_pop, FINALFUNC_MODIFY = READ_ONLY, INITCOND = '{0,0,0}');
--   aggregate shop.mean(double precision): aggfinalfn is float8_avg(double precision[]) in left, float8_var_pop(double precision[]) in right

-- # triggers, rules, policies of every sort
ALTER TRIGGER log_row ON shop.log RENAME TO log_rows;
--   trigger shop.log.log_row: only in left
DROP TRIGGER checked ON shop.customer; CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON shop.customer FROM shop.item DEFERRABLE FOR EACH ROW EXECUTE FUNCTION shop.touch();
--   trigger shop.customer.checked: tgconstrrelid is - in left, shop.item in right
DROP TRIGGER checked ON shop.customer; CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON shop.customer DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shop.touch();
--   trigger shop.customer.checked: tginitdeferred is false in left, true in right
DROP TRIGGER checked ON shop.customer; CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON shop.customer NOT DEFERRABLE FOR EACH ROW EXECUTE FUNCTION shop.touch();
--   trigger shop.customer.checked: tgdeferrable is true in left, false in right
CREATE OR REPLACE TRIGGER marked_table AFTER UPDATE ON shop.marked REFERENCING OLD TABLE AS before NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION shop.touch();
--   trigger shop.marked.marked_table: tgoldtable is was in left, before in right
CREATE OR REPLACE TRIGGER marked_table AFTER UPDATE ON shop.marked REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION shop.touch();
--   trigger shop.marked.marked_table: tgnewtable is now in left, null in right
CREATE OR REPLACE TRIGGER marked_table AFTER UPDATE ON shop.marked REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION shop.touch('x');
--   trigger shop.marked.marked_table: tgnargs is 0 in left, 1 in right
CREATE OR REPLACE TRIGGER marked_truncate BEFORE TRUNCATE ON shop.marked EXECUTE FUNCTION suppress_redundant_updates_trigger();
--   trigger shop.marked.marked_truncate: tgfoid is shop.touch() in left, suppress_redundant_updates_trigger() in right
ALTER TABLE shop.marked ENABLE REPLICA TRIGGER marked_truncate;
--   trigger shop.marked.marked_truncate: tgenabled is O in left, R in right
DROP TRIGGER wide_instead ON shop.wide;
--   trigger shop.wide.wide_instead: only in left
ALTER TABLE shop.marked DISABLE RULE marked_notify;
--   rule shop.marked.marked_notify: ev_enabled is O in left, D in right
CREATE OR REPLACE RULE marked_notify AS ON INSERT TO shop.marked WHERE new.id > 1 DO INSTEAD DELETE FROM shop.base;
--   rule shop.marked.marked_notify: is_instead is false in left, true in right
CREATE OR REPLACE RULE marked_notify AS ON UPDATE TO shop.marked WHERE new.id > 1 DO ALSO DELETE FROM shop.base;
--   rule shop.marked.marked_notify: ev_type is 3 in left, 2 in right
CREATE OR REPLACE RULE marked_notify AS ON INSERT TO shop.marked WHERE new.id > 2 DO ALSO DELETE FROM shop.base;
--   rule shop.marked.marked_notify: ev_action is …n   WHERE (new.id > 1) DO  DELETE FROM shop.base; in left, …n   WHERE (new.id > 2) DO  DELETE FROM shop.base; in right
COMMENT ON RULE marked_notify ON shop.marked IS 'x';
--   comment on rule shop.marked.marked_notify: only in right
DROP POLICY marked_no ON shop.marked; CREATE POLICY marked_no ON shop.marked FOR UPDATE USING (id > 0) WITH CHECK (id > 1);
--   policy shop.marked.marked_no: polpermissive is false in left, true in right
ALTER TABLE shop.marked ENABLE ROW LEVEL SECURITY;
--   relation shop.marked: relrowsecurity is false in left, true in right

-- # views of every sort
ALTER VIEW shop.names SET (check_option = local);
--   relation shop.names: reloptions is {check_option=cascaded} in left, {check_option=local} in right
ALTER VIEW shop.names RESET (check_option);
--   relation shop.names: reloptions is {check_option=cascaded} in left, null in right
ALTER VIEW shop.wide RESET (security_barrier);
--   relation shop.wide: reloptions is {security_barrier=true} in left, null in right
ALTER VIEW shop.wide RENAME COLUMN two TO three;
--   column shop.wide.two: only in left
ALTER VIEW shop.wide OWNER TO pg_monitor;
--   relation shop.wide: relowner is postgres in left, pg_monitor in right
CREATE OR REPLACE VIEW shop.counting (n) AS WITH RECURSIVE counting (n) AS (SELECT 1 UNION SELECT n + 1 FROM counting WHERE n < 5) SELECT n FROM counting;
--   rule shop.counting."_RETURN": ev_action is …umn?"\n        UNION ALL\n         SELECT (counting_1.n + 1)\n           FROM counting counting_1\n … in left, …umn?"\n        UNION\n         SELECT (counting_1.n + 1)\n           FROM counting counting_1\n     … in right
CREATE OR REPLACE VIEW shop.whole AS SELECT m AS marked FROM shop.marked m WHERE m IS NOT NULL;
--   rule shop.whole."_RETURN": ev_action is …  FROM shop.marked m; in left, …  FROM shop.marked m\n  WHERE (m.* IS NOT NULL); in right
CREATE OR REPLACE VIEW shop.paid AS SELECT i.id, i.amount FROM shop.item i WHERE i.state = 'paid';
--   rule shop.paid."_RETURN": ev_action is …
REFRESH MATERIALIZED VIEW shop.empty_sums;
--   relation shop.empty_sums: relispopulated is false in left, true in right
ALTER MATERIALIZED VIEW shop.empty_sums SET (fillfactor = 60);
--   relation shop.empty_sums: reloptions is {fillfactor=50} in left, {fillfactor=60} in right
ALTER MATERIALIZED VIEW shop.sums CLUSTER ON sums_customer;
--   index shop.sums_customer: indisclustered is false in left, true in right
ALTER MATERIALIZED VIEW shop.sums ALTER COLUMN total SET STATISTICS 6;
--   column shop.sums.total: attstattarget is
ALTER MATERIALIZED VIEW shop.sums RENAME COLUMN total TO sum;
--   column shop.sums.total: only in left
DROP MATERIALIZED VIEW shop.sums_of_sums;
--   relation shop.sums_of_sums: only in left
COMMENT ON MATERIALIZED VIEW shop.sums IS 'x';
--   comment on relation shop.sums: only in right
COMMENT ON COLUMN shop.wide.one IS 'x';
--   comment on relation shop.wide.one: only in right

-- # sequences of every sort
ALTER SEQUENCE shop.count NO CYCLE;
--   sequence shop.count: seqcycle is true in left, false in right
ALTER SEQUENCE shop.count MINVALUE -200;
--   sequence shop.count: seqmin is -100 in left, -200 in right
ALTER SEQUENCE shop.count MAXVALUE 5;
--   sequence shop.count: seqmax is -1 in left, 5 in right
ALTER SEQUENCE shop.count CACHE 1;
--   sequence shop.count: seqcache is 4 in left, 1 in right
ALTER SEQUENCE shop.owned OWNED BY shop.base.city;
--   dependency relation shop.owned depends on relation shop.base.city: only in right
ALTER SEQUENCE shop.count OWNER TO pg_monitor;
--   relation shop.count: relowner is postgres in left, pg_monitor in right
ALTER SEQUENCE shop.count SET SCHEMA public;
--   relation shop.count: only in left

-- # owners and privileges of every kind
ALTER TABLE shop.log OWNER TO pg_monitor;
--   relation shop.log: relowner is postgres in left, pg_monitor in right
ALTER MATERIALIZED VIEW shop.sums OWNER TO pg_monitor;
--   relation shop.sums: relowner is postgres in left, pg_monitor in right
ALTER FOREIGN TABLE shop.far OWNER TO pg_monitor;
--   relation shop.far: relowner is postgres in left, pg_monitor in right
ALTER LARGE OBJECT 4711 OWNER TO pg_monitor;
--   large object 4711: lomowner is postgres in left, pg_monitor in right
UPDATE pg_foreign_data_wrapper SET fdwowner = 'pg_monitor'::regrole WHERE fdwname = 'wrapper2';
--   foreign-data wrapper wrapper2: fdwowner is postgres in left, pg_monitor in right
UPDATE pg_extension SET extowner = 'pg_monitor'::regrole WHERE extname = 'hstore';
--   extension hstore: extowner is postgres in left, pg_monitor in right
REVOKE SELECT ON LARGE OBJECT 4714 FROM pg_monitor;
--   large object 4714: lomacl is {pg_monitor=r/postgres,postgres=rw/postgres} in left, null in right
GRANT SELECT (code) ON shop.marked TO PUBLIC;
--   column shop.marked.code: attacl is null in left, {=r/postgres} in right
REVOKE GRANT OPTION FOR INSERT ON shop.marked FROM pg_monitor;
--   relation shop.marked: relacl is {pg_monitor=a*w*/postgres,postgres=arwdDxt
GRANT TRUNCATE ON shop.sums TO PUBLIC;
--   relation shop.sums: relacl is null in left, {=D/postgres,postgres=arwdDxt
ALTER DEFAULT PRIVILEGES IN SCHEMA bare GRANT INSERT ON TABLES TO pg_monitor;
--   default privileges bare.postgres.r: defaclacl is {pg_monitor=r/postgres} in left, {pg_monitor=ar/postgres} in right
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT USAGE ON TYPES TO PUBLIC;
--   default privileges pg_monitor.T: only in left
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO pg_monitor;
--   default privileges postgres.n: only in right
GRANT EXECUTE ON FUNCTION similarity(text, text) TO PUBLIC;
--   function public.similarity(text,text): proacl is {postgres=X/postgres} in left, null in right
ALTER EXTENSION hstore DROP FUNCTION akeys(hstore);
--   dependency function public.akeys(public.hstore) depends on extension hstore: only in left
ALTER EXTENSION pg_trgm ADD FUNCTION shop.touch();
--   dependency function shop.touch() depends on extension pg_trgm: only in right
COMMENT ON FUNCTION similarity(text, text) IS 'x';
--   comment on function public.similarity(text,text): only in right
SELECT lo_truncate(lo_open(4713, 131072), 2);
--   large object 4713: bytes is \xb5c9e23bb4af701ee2c801e11da83aee40d6a3f9635500162bb5c1088010f4b7 in left, \x42d3316104ae03c04cd193a288e17c4f9000f4b90ae38c38c005d8890fe0405e in right
SELECT lo_from_bytea(0, 'unnumbered');
--   large object

-- # more rows that initdb made
COMMENT ON SCHEMA pg_catalog IS 'x';
--   comment on schema pg_catalog: description is system catalog schema in left, x in right
COMMENT ON TYPE pg_catalog.int4 IS 'x';
--   comment on type integer: description is -2 billion to 2 billion integer, 4-byte storage in left, x in right
REVOKE USAGE ON TYPE pg_catalog.int4 FROM PUBLIC;
--   type integer: typacl is null in left, {postgres=U/postgres} in right
REVOKE SELECT ON information_schema.tables FROM PUBLIC;
--   relation information_schema.tables: relacl is {=r/postgres,postgres=arwdDxt
DROP VIEW information_schema.user_defined_types;
--   relation information_schema.user_defined_types: only in left
ALTER SCHEMA information_schema OWNER TO pg_monitor;
--   schema information_schema: nspowner is postgres in left, pg_monitor in right
CREATE OR REPLACE FUNCTION pg_catalog.ts_debug(document text, OUT alias text, OUT description text, OUT token text, OUT dictionaries regdictionary[], OUT dictionary regdictionary, OUT lexemes text[]) RETURNS SETOF record LANGUAGE sql STRICT STABLE PARALLEL SAFE AS 'SELECT * FROM ts_debug(NULL, document)';
--   function ts_debug(text): prosrc is empty in left, SELECT * FROM ts_debug(NULL, document) in right
ALTER TEXT SEARCH DICTIONARY pg_catalog.english_stem (StopWords);
--   text search dictionary english_stem: dictinitoption is language = 'english', stopwords = 'english' in left, language = 'english' in right
ALTER FUNCTION pg_catalog.random() SET work_mem = '4MB';
--   function random(): proconfig is null in left, {work_mem=4MB} in right
GRANT SELECT (rolpassword) ON pg_catalog.pg_authid TO pg_monitor;
--   column pg_authid.rolpassword: attacl is null in left, {pg_monitor=r/postgres} in right
GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO pg_monitor;
--   function pg_read_file(text): proacl is {postgres=X/postgres} in left, {pg_monitor=X/postgres,postgres=X/postgres} in right
COMMENT ON COLLATION pg_catalog."C" IS 'x';
--   comment on collation "C": description is standard C collation in left, x in right
ALTER OPERATOR FAMILY pg_catalog.integer_ops USING btree OWNER TO pg_monitor;
--   operator family pg_catalog.btree.integer_ops: opfowner is postgres in left, pg_monitor in right
ALTER EXTENSION plpgsql ADD FUNCTION shop.touch();
--   dependency function shop.touch() depends on extension plpgsql: only in right
COMMENT ON SCHEMA pg_toast IS 'mine';
--   comment on schema pg_toast: description is reserved schema for TOAST tables in left, mine in right
GRANT USAGE ON SCHEMA pg_toast TO pg_monitor;
--   schema pg_toast: nspacl is null in left, {pg_monitor=U/postgres,postgres=UC/postgres} in right
GRANT USAGE ON LANGUAGE plpgsql TO pg_monitor;
--   language plpgsql: lanacl is null in left, {=U/postgres,pg_monitor=U/postgres,postgres=U/postgres} in right

-- # left-overs
ALTER TABLE shop.cache DROP CONSTRAINT cache_pkey, ADD CONSTRAINT cache_pkey UNIQUE (k);
--   index shop.cache_pkey: indisprimary is true in left, false in right
CREATE TABLE shop.a_2 (LIKE shop.item INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
--   constraint shop.a_2.amount_check: only in right
ALTER TABLE shop.item ALTER COLUMN note SET STATISTICS 100;
--   column shop.item.note: attstattarget is
DROP FUNCTION shop.window_rank; CREATE FUNCTION shop.window_rank() RETURNS bigint LANGUAGE internal IMMUTABLE AS 'window_rank';
--   function shop.window_rank(): prokind is w in left, f in right
DROP TEXT SEARCH TEMPLATE shop.template CASCADE; CREATE TEXT SEARCH TEMPLATE shop.template (LEXIZE = dsimple_lexize);
--   text search template shop.template: tmplinit is dsimple_init(internal) in left, - in right
DROP TEXT SEARCH PARSER shop.parser CASCADE; CREATE TEXT SEARCH PARSER shop.parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
--   text search parser shop.parser: prsheadline is prsd_headline(internal,internal,tsquery) in left, - in right
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (TO SQL WITH FUNCTION int4recv(internal));
--   transform integer.sql: trffromsql is prsd_lextype(internal) in left, - in right

-- # columns that no statement changes alone
UPDATE pg_aggregate SET aggdeserialfn = 'int4abs'::regproc WHERE aggfnoid = 'shop.total(integer)'::regprocedure;
--   aggregate shop.total(integer): aggdeserialfn is - in left, int4abs(integer) in right
UPDATE pg_aggregate SET aggserialfn = 'int4abs'::regproc WHERE aggfnoid = 'shop.total(integer)'::regprocedure;
--   aggregate shop.total(integer): aggserialfn is - in left, int4abs(integer) in right
UPDATE pg_aggregate SET aggmfinalfn = 'int4abs'::regproc WHERE aggfnoid = 'shop.moving(integer)'::regprocedure;
--   aggregate shop.moving(integer): aggmfinalfn is - in left, int4abs(integer) in right
UPDATE pg_aggregate SET aggfinalextra = true WHERE aggfnoid = 'shop.total(integer)'::regprocedure;
--   aggregate shop.total(integer): aggfinalextra is false in left, true in right
UPDATE pg_aggregate SET aggmfinalextra = true WHERE aggfnoid = 'shop.moving(integer)'::regprocedure;
--   aggregate shop.moving(integer): aggmfinalextra is false in left, true in right
UPDATE pg_aggregate SET aggmfinalmodify = 'w' WHERE aggfnoid = 'shop.moving(integer)'::regprocedure;
--   aggregate shop.moving(integer): aggmfinalmodify is r in left, w in right
UPDATE pg_aggregate SET aggkind = 'h' WHERE aggfnoid = 'shop.middle(double precision, anyelement)'::regprocedure;
--   aggregate shop.middle(double precision,anyelement): aggkind is o in left, h in right
UPDATE pg_aggregate SET aggnumdirectargs = 0 WHERE aggfnoid = 'shop.middle(double precision, anyelement)'::regprocedure;
--   aggregate shop.middle(double precision,anyelement): aggnumdirectargs is 1 in left, 0 in right
UPDATE pg_aggregate SET aggtranstype = 'bigint'::regtype WHERE aggfnoid = 'shop.total(integer)'::regprocedure;
--   aggregate shop.total(integer): aggtranstype is integer in left, bigint in right
UPDATE pg_am SET amname = 'heap9' WHERE amname = 'heap2';
--   access method heap2: only in left
UPDATE pg_amop SET amopmethod = 405 WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amopstrategy = 11;
--   operator of a family |>>(point,point).s.shop.gist.gist_family: amopmethod is gist in left, hash in right
UPDATE pg_amop SET amoppurpose = 'o' WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amopstrategy = 11;
--   operator of a family |>>(point,point).s.shop.gist.gist_family: only in left
UPDATE pg_amop SET amopstrategy = 12 WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amopstrategy = 11;
--   operator of a family |>>(point,point).s.shop.gist.gist_family: amopstrategy is 11 in left, 12 in right
UPDATE pg_amop SET amopsortfamily = 1976 WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amopstrategy = 15;
--   operator of a family <->(point,point).o.shop.gist.gist_family: amopsortfamily is pg_catalog.btree.float_ops in left, pg_catalog.btree.integer_ops in right
UPDATE pg_amproc SET amprocnum = 12 WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amprocnum = 3;
--   support function of a family shop.gist.gist_family.point.point.3: only in left
UPDATE pg_attrdef SET adnum = 7 WHERE adrelid = 'shop.item'::regclass AND adnum = 3;
--   default shop.item.state: only in left
UPDATE pg_attribute SET attalign = 'd' WHERE attrelid = 'shop.base'::regclass AND attname = 'city';
--   column shop.base.city: attalign is i in left, d in right
UPDATE pg_class SET relisshared = true WHERE oid = 'shop.base'::regclass;
--   relation shop.base: relisshared is false in left, true in right
UPDATE pg_class SET reltablespace = 1664 WHERE oid = 'shop.base'::regclass;
--   relation shop.base: reltablespace is 0 in left, pg_global in right
UPDATE pg_collation SET collisdeterministic = false WHERE collname = 'c';
--   collation shop.c: collisdeterministic is true in left, false in right
UPDATE pg_collation SET collprovider = 'i' WHERE collname = 'c';
--   collation shop.c: collprovider is c in left, i in right
UPDATE pg_collation SET collversion = '9' WHERE collname = 'c';
--   collation shop.c: collversion is null in left, 9 in right
UPDATE pg_collation SET collencoding = 6 WHERE collname = 'c';
--   collation shop.c: collencoding is -1 in left, 6 in right
UPDATE pg_constraint SET conpfeqop = '{98}' WHERE conname = 'item_customer_fkey';
--   constraint shop.item.item_customer_fkey: conpfeqop is {"=(integer,integer)"} in left, {"=(text,text)"} in right
UPDATE pg_constraint SET conppeqop = '{98}' WHERE conname = 'item_customer_fkey';
--   constraint shop.item.item_customer_fkey: conppeqop is {"=(integer,integer)"} in left, {"=(text,text)"} in right
UPDATE pg_constraint SET conffeqop = '{98}' WHERE conname = 'item_customer_fkey';
--   constraint shop.item.item_customer_fkey: conffeqop is {"=(integer,integer)"} in left, {"=(text,text)"} in right
UPDATE pg_constraint SET contype = 'u' WHERE conname = 'marked_pkey';
--   constraint shop.marked.marked_pkey: contype is p in left, u in right
UPDATE pg_conversion SET conforencoding = 7 WHERE conname = 'latin';
--   conversion shop.latin: conforencoding is 6 in left, 7 in right
UPDATE pg_default_acl SET defaclrole = 'pg_monitor'::regrole WHERE defaclobjtype = 'r';
--   default privileges bare.postgres.r: only in left
UPDATE pg_default_acl SET defaclobjtype = 'S' WHERE defaclobjtype = 'r';
--   default privileges bare.postgres.r: only in left
UPDATE pg_default_acl SET defaclnamespace = 'shop'::regnamespace WHERE defaclobjtype = 'r';
--   default privileges bare.postgres.r: only in left
UPDATE pg_extension SET extconfig = ARRAY['shop.base'::regclass::oid] WHERE extname = 'hstore';
--   extension hstore: extconfig is null in left, {shop.base} in right
UPDATE pg_extension SET extcondition = '{WHERE true}' WHERE extname = 'hstore';
--   extension hstore: extcondition is null in left, {"WHERE true"} in right
UPDATE pg_extension SET extrelocatable = false WHERE extname = 'hstore';
--   extension hstore: extrelocatable is true in left, false in right
UPDATE pg_extension SET extversion = '0' WHERE extname = 'hstore';
--   extension hstore: extversion is 1.8 in left, 0 in right
UPDATE pg_extension SET extname = 'hstore2' WHERE extname = 'hstore';
--   extension hstore: only in left
UPDATE pg_foreign_table SET ftserver = (SELECT oid FROM pg_foreign_server WHERE srvname = 'away') WHERE ftrelid = 'shop.far'::regclass;
--   foreign table shop.far: ftserver is remote in left, away in right
UPDATE pg_index SET indislive = false WHERE indexrelid = 'shop.item_fast'::regclass;
--   index shop.item_fast: indislive is true in left, false in right
UPDATE pg_index SET indisready = false WHERE indexrelid = 'shop.item_fast'::regclass;
--   index shop.item_fast: indisready is true in left, false in right
UPDATE pg_inherits SET inhdetachpending = true WHERE inhrelid = 'shop.log_2024'::regclass;
--   inheritance shop.log_2024 from shop.log: inhdetachpending is false in left, true in right
INSERT INTO pg_init_privs VALUES ('shop.base'::regclass, 'pg_class'::regclass, 0, 'e', '{pg_monitor=r/postgres}');
--   initial privileges of relation shop.base: only in right
UPDATE pg_language SET lanispl = false WHERE lanname = 'plother';
--   language plother: lanispl is true in left, false in right
UPDATE pg_language SET lanplcallfoid = 0 WHERE lanname = 'plother';
--   language plother: lanplcallfoid is plpgsql_call_handler() in left, - in right
UPDATE pg_opclass SET opcmethod = 405 WHERE opcname = 'class';
--   operator class shop.btree.class: only in left
UPDATE pg_opfamily SET opfmethod = 405 WHERE opfname = 'gist_family';
--   operator family shop.gist.gist_family: only in left
UPDATE pg_operator SET oprkind = 'r' WHERE oprname = '===';
--   operator shop.===(integer,integer): oprkind is b in left, r in right
UPDATE pg_operator SET oprname = '====' WHERE oprname = '===';
--   operator shop.===(integer,integer): only in left
UPDATE pg_operator SET oprresult = 'integer'::regtype WHERE oprname = '===';
--   operator shop.===(integer,integer): oprresult is boolean in left, integer in right
UPDATE pg_proc SET probin = 'lib' WHERE oid = 'shop.touch()'::regprocedure;
--   function shop.touch(): probin is null in left, lib in right
UPDATE pg_publication_rel SET prpubid = (SELECT oid FROM pg_publication WHERE pubname = 'every') WHERE prpubid = (SELECT oid FROM pg_publication WHERE pubname = 'feed');
--   table of publication shop.item.feed: only in left
UPDATE pg_range SET rngcanonical = 'int4range_canonical'::regproc WHERE rngtypid = 'shop.span'::regtype;
--   range shop.span: rngcanonical is - in left, int4range_canonical(int4range) in right
UPDATE pg_seclabel SET label = 'public';
--   security label on relation shop.base: label is secret in left, public in right
UPDATE pg_seclabel SET provider = 'other';
--   security label on relation shop.base: provider is none in left, other in right
DELETE FROM pg_seclabel;
--   security label on relation shop.base: only in left
UPDATE pg_trigger SET tgisinternal = true WHERE tgname = 'checked';
--   trigger shop.customer.(internal) checked shop.touch: only in right
UPDATE pg_transform SET trflang = 12 WHERE trftype = 'integer'::regtype;
--   transform integer.internal: only in right
UPDATE pg_transform SET trftype = 'bigint'::regtype WHERE trftype = 'integer'::regtype;
--   transform integer.sql: only in left
UPDATE pg_ts_config SET cfgname = 'finding' WHERE cfgname = 'find';
--   text search configuration shop.find: only in left
UPDATE pg_ts_config_map SET mapseqno = 9 WHERE mapcfg = 'shop.find'::regconfig AND maptokentype = 2 AND mapseqno = 2;
--   text search mapping shop.find.2.2: only in left
UPDATE pg_ts_config_map SET maptokentype = 9 WHERE mapcfg = 'shop.find'::regconfig AND maptokentype = 2 AND mapseqno = 2;
--   text search mapping shop.find.2.2: only in left
UPDATE pg_ts_parser SET prsend = 'prsd_start'::regproc WHERE prsname = 'parser';
--   text search parser shop.parser: prsend is prsd_end(internal) in left, prsd_start(internal,integer) in right
UPDATE pg_ts_parser SET prsstart = 'prsd_end'::regproc WHERE prsname = 'parser';
--   text search parser shop.parser: prsstart is prsd_start(internal,integer) in left, prsd_end(internal) in right
UPDATE pg_ts_parser SET prstoken = 'prsd_end'::regproc WHERE prsname = 'parser';
--   text search parser shop.parser: prstoken is prsd_nexttoken(internal,internal,internal) in left, prsd_end(internal) in right
UPDATE pg_ts_parser SET prslextype = 'prsd_end'::regproc WHERE prsname = 'parser';
--   text search parser shop.parser: prslextype is prsd_lextype(internal) in left, prsd_end(internal) in right
UPDATE pg_ts_template SET tmpllexize = 'prsd_end'::regproc WHERE tmplname = 'template';
--   text search template shop.template: tmpllexize is dsimple_lexize(internal,internal,internal,internal) in left, prsd_end(internal) in right
UPDATE pg_ts_template SET tmplname = 'templates' WHERE tmplname = 'template';
--   text search template shop.template: only in left
UPDATE pg_type SET typalign = 'd' WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typalign is i in left, d in right
UPDATE pg_type SET typbyval = false WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typbyval is true in left, false in right
UPDATE pg_type SET typdelim = ';' WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typdelim is , in left, ; in right
UPDATE pg_type SET typispreferred = true WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typispreferred is false in left, true in right
UPDATE pg_type SET typlen = 8 WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typlen is 4 in left, 8 in right
UPDATE pg_type SET typstorage = 'x' WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typstorage is p in left, x in right
UPDATE pg_type SET typcategory = 'N' WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typcategory is M in left, N in right
UPDATE pg_user_mapping SET umuser = 'pg_read_all_data'::regrole WHERE umuser = 'pg_monitor'::regrole;
--   user mapping pg_monitor.remote: only in left
UPDATE pg_user_mapping SET umserver = (SELECT oid FROM pg_foreign_server WHERE srvname = 'away') WHERE umuser = 0;
--   user mapping remote: only in left
UPDATE pg_depend SET deptype = 'a' WHERE deptype = 'x';
--   dependency function shop.sum_of(integer[]) depends on extension pg_trgm: deptype is x in left, a in right
INSERT INTO pg_inherits VALUES ('shop.base'::regclass, 'shop.parent'::regclass, 1, false);
--   inheritance shop.base from shop.parent: only in right

-- # columns that no statement changes alone
UPDATE pg_publication_namespace SET pnnspid = 'shop'::regnamespace;
--   schema of publication bare.whole: only in left
UPDATE pg_publication_namespace SET pnpubid = (SELECT oid FROM pg_publication WHERE pubname = 'every');
--   schema of publication bare.whole: only in left

-- # initdb: the database itself
DO $$ BEGIN UPDATE pg_database SET datallowconn = false WHERE datname = current_database(); END $$;
--   database of this name: datallowconn is true in left, false in right
UPDATE pg_database SET datcollate = 'x' WHERE datname = current_database();
--   database of this name: datcollate is C in left, x in right
UPDATE pg_database SET datctype = 'x' WHERE datname = current_database();
--   database of this name: datctype is C in left, x in right
UPDATE pg_database SET datistemplate = true WHERE datname = current_database();
--   database of this name: datistemplate is false in left, true in right
UPDATE pg_database SET datdba = 'pg_monitor'::regrole WHERE datname = current_database();
--   database of this name: datdba is postgres in left, pg_monitor in right
UPDATE pg_database SET dattablespace = 1664 WHERE datname = current_database();
--   database of this name: dattablespace is pg_default in left, pg_global in right
UPDATE pg_database SET encoding = 8 WHERE datname = current_database();
--   database of this name: encoding is 6 in left, 8 in right
INSERT INTO pg_shseclabel SELECT oid, 'pg_database'::regclass, 'none', 'secret' FROM pg_database WHERE datname = current_database();
--   security label on database of this name: only in right

-- # columns that say whose a row is
UPDATE pg_aggregate SET aggfnoid = 'shop.twice(text)'::regprocedure WHERE aggfnoid = 'shop.total(integer)'::regprocedure;
--   aggregate shop.total(integer): only in left
UPDATE pg_amop SET amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'family') WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amopstrategy = 11;
--   operator of a family |>>(point,point).s.shop.gist.gist_family: only in left
UPDATE pg_amop SET amoplefttype = 'box'::regtype WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amopstrategy = 11;
--   operator of a family |>>(point,point).s.shop.gist.gist_family: amoplefttype is point in left, box in right
UPDATE pg_amop SET amoprighttype = 'box'::regtype WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amopstrategy = 11;
--   operator of a family |>>(point,point).s.shop.gist.gist_family: amoprighttype is point in left, box in right
UPDATE pg_amop SET amopopr = '<<|(point,point)'::regoperator WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amopstrategy = 11;
--   operator of a family |>>(point,point).s.shop.gist.gist_family: only in left
UPDATE pg_amproc SET amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'family') WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amprocnum = 7;
--   support function of a family shop.gist.gist_family.point.point.7: only in left
UPDATE pg_amproc SET amproclefttype = 'box'::regtype WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amprocnum = 7;
--   support function of a family shop.gist.gist_family.point.point.7: only in left
UPDATE pg_amproc SET amprocrighttype = 'box'::regtype WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amprocnum = 7;
--   support function of a family shop.gist.gist_family.point.point.7: only in left
UPDATE pg_amproc SET amproc = 'int4abs'::regproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'gist_family') AND amprocnum = 7;
--   support function of a family shop.gist.gist_family.point.point.7: amproc is gist_box_same(box,box,internal) in left, int4abs(integer) in right
UPDATE pg_cast SET castsource = 'shop.spot'::regtype WHERE castsource = 'shop.address'::regtype;
--   cast shop.address.text: only in left
UPDATE pg_constraint SET connamespace = 'bare'::regnamespace WHERE conname = 'amount_check';
--   constraint shop.item.amount_check: connamespace is shop in left, bare in right
UPDATE pg_constraint SET conrelid = 'shop.father'::regclass WHERE conrelid = 'shop.mother'::regclass AND contype = 'c';
--   constraint shop.mother.mother_a: only in left
UPDATE pg_constraint SET convalidated = false WHERE conname = 'amount_check';
--   constraint shop.item.amount_check: convalidated is true in left, false in right
UPDATE pg_conversion SET connamespace = 'bare'::regnamespace WHERE conname = 'latin';
--   conversion shop.latin: only in left
UPDATE pg_enum SET enumtypid = 'shop.address'::regtype WHERE enumlabel = 'paid';
--   enum value shop.state.sent: enumsortorder is 3 in left, 2 in right
UPDATE pg_index SET indisexclusion = false WHERE indexrelid = 'shop.item_span'::regclass;
--   index shop.item_span: indisexclusion is true in left, false in right
UPDATE pg_index SET indnkeyatts = 1 WHERE indexrelid = 'shop.item_order'::regclass;
--   index shop.item_order: indnkeyatts is 2 in left, 1 in right
UPDATE pg_inherits SET inhparent = 'shop.base'::regclass WHERE inhrelid = 'shop.child'::regclass;
--   inheritance shop.child from shop.parent: only in left
UPDATE pg_opclass SET opckeytype = 'point'::regtype WHERE opcname = 'near';
--   operator class shop.gist.near: opckeytype is box in left, point in right
UPDATE pg_operator SET oprleft = 'bigint'::regtype WHERE oprname = '===';
--   operator shop.===(integer,integer): only in left
UPDATE pg_operator SET oprright = 'bigint'::regtype WHERE oprname = '===';
--   operator shop.===(integer,integer): only in left
UPDATE pg_partitioned_table SET partrelid = 'shop.base'::regclass WHERE partrelid = 'shop.by_expression'::regclass;
--   partitioned table shop.by_expression: only in left
UPDATE pg_policy SET polrelid = 'shop.base'::regclass WHERE polname = 'marked_no';
--   policy shop.marked.marked_no: only in left
UPDATE pg_proc SET pronargs = 1 WHERE oid = 'shop.first'::regproc;
--   function shop.first(anyelement,anyarray): only in left
UPDATE pg_publication_rel SET prrelid = 'shop.base'::regclass WHERE prrelid = 'shop.item'::regclass;
--   table of publication shop.item.feed: only in left
UPDATE pg_range SET rngtypid = 'shop.money2'::regtype WHERE rngtypid = 'shop.span'::regtype;
--   range shop.span: only in left
UPDATE pg_rewrite SET ev_class = 'shop.names'::regclass WHERE rulename = 'hush';
--   rule shop.paid.hush: only in left
UPDATE pg_statistic_ext SET stxnamespace = 'bare'::regnamespace WHERE stxname = 'item_mcv';
--   statistics object shop.item_mcv: only in left
UPDATE pg_trigger SET tgconstraint = (SELECT oid FROM pg_constraint WHERE conname = 'amount_check') WHERE tgname = 'touched';
--   trigger shop.item.touched: tgconstraint is 0 in left, shop.item.amount_check in right
UPDATE pg_trigger SET tgparentid = (SELECT oid FROM pg_trigger WHERE tgname = 'marked_truncate') WHERE tgname = 'touched';
--   trigger shop.item.touched: tgparentid is 0 in left, shop.marked.marked_truncate in right
UPDATE pg_trigger SET tgrelid = 'shop.base'::regclass WHERE tgname = 'marked_truncate';
--   trigger shop.marked.marked_truncate: only in left
UPDATE pg_ts_config SET cfgnamespace = 'bare'::regnamespace WHERE cfgname = 'find';
--   text search configuration shop.find: only in left
UPDATE pg_ts_config_map SET mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'search') WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'find') AND mapseqno = 2 AND maptokentype = 1;
--   text search mapping shop.find.1.2: only in left
UPDATE pg_ts_dict SET dictnamespace = 'bare'::regnamespace WHERE dictname = 'stop';
--   text search mapping shop.find.1.1: mapdict is shop.stop in left, bare.stop in right
UPDATE pg_type SET typarray = 0 WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typarray is shop.money2[] in left, - in right
UPDATE pg_type SET typelem = 'integer'::regtype WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typelem is - in left, integer in right
UPDATE pg_type SET typinput = 'shop.to_money'::regproc WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typinput is shop.money2_in(cstring) in left, shop.to_money(integer) in right
UPDATE pg_type SET typreceive = 'int4recv'::regproc WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typreceive is - in left, int4recv(internal) in right
UPDATE pg_type SET typsubscript = 'raw_array_subscript_handler'::regproc WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typsubscript is - in left, raw_array_subscript_handler(internal) in right
UPDATE pg_type SET typisdefined = false WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typisdefined is true in left, false in right
UPDATE pg_type SET typname = 'husk' WHERE typname = 'shell';
--   type shop.shell: only in left
UPDATE pg_type SET typnamespace = 'bare'::regnamespace WHERE typname = 'shell';
--   type shop.shell: only in left
UPDATE pg_type SET typrelid = 'shop.base'::regclass WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typrelid is - in left, shop.base in right
UPDATE pg_type SET typtype = 'p' WHERE oid = 'shop.money2'::regtype;
--   type shop.money2: typtype is b in left, p in right

-- # initdb: privileges that it gave
UPDATE pg_init_privs SET privtype = 'e' WHERE objoid = 'pg_authid'::regclass AND objsubid = 0;
--   initial privileges of relation pg_authid: privtype is i in left, e in right
UPDATE pg_init_privs SET initprivs = '{=r/postgres}' WHERE objoid = 'pg_authid'::regclass AND objsubid = 0;
--   initial privileges of relation pg_authid: initprivs is

-- # initdb: the collation of the database
UPDATE pg_database SET datlocprovider = 'i' WHERE datname = current_database();
--   database of this name: datlocprovider is c in left, i in right
UPDATE pg_database SET datcollversion = '9' WHERE datname = current_database();
--   database of this name: datcollversion is null in left, 9 in right

-- # initdb: the collation of the database, until 16
UPDATE pg_database SET daticulocale = 'x' WHERE datname = current_database();
--   database of this name: daticulocale is null in left, x in right

-- # since 16: collations
UPDATE pg_collation SET collicurules = 'x' WHERE collname = 'c';
--   collation shop.c: collicurules is null in left, x in right

-- # since 17: collations
UPDATE pg_collation SET colllocale = 'x' WHERE collname = 'c';
--   collation shop.c: colllocale is null in left, x in right

-- # until 16: collations
UPDATE pg_collation SET colliculocale = 'x' WHERE collname = 'c';
--   collation shop.c: colliculocale is null in left, x in right

-- # initdb: the collation of the database, since 16
UPDATE pg_database SET daticurules = 'x' WHERE datname = current_database();
--   database of this name: daticurules is null in left, x in right

-- # initdb: the collation of the database, since 17
UPDATE pg_database SET datlocale = 'x' WHERE datname = current_database();
--   database of this name: datlocale is null in left, x in right

-- # shared dependencies
-- before: CREATE ROLE someone; GRANT SELECT ON shop.item TO someone
UPDATE pg_shdepend SET deptype = 'r' WHERE refobjid = 'someone'::regrole;
--   dependency relation shop.item depends on role someone: deptype is a in left, r in right

-- # until 15: subscriptions
-- before: CREATE SUBSCRIPTION far CONNECTION 'dbname=far' PUBLICATION feed WITH (connect = false, slot_name = NONE)
UPDATE pg_subscription SET substream = true;
--   subscription far: substream is false in left, true in right

-- # subscriptions
-- before: CREATE SUBSCRIPTION far CONNECTION 'dbname=far' PUBLICATION feed WITH (connect = false, slot_name = NONE)
UPDATE pg_subscription SET subbinary = true;
--   subscription far: subbinary is false in left, true in right
UPDATE pg_subscription SET subconninfo = 'dbname=near';
--   subscription far: subconninfo is dbname=far in left, dbname=near in right
UPDATE pg_subscription SET subenabled = true;
--   subscription far: subenabled is false in left, true in right
UPDATE pg_subscription SET subname = 'near';
--   subscription far: only in left
UPDATE pg_subscription SET subowner = 'pg_monitor'::regrole;
--   subscription far: subowner is postgres in left, pg_monitor in right
UPDATE pg_subscription SET subpublications = '{feed,every}';
--   subscription far: subpublications is {feed} in left, {feed,every} in right
UPDATE pg_subscription SET subslotname = 'slot';
--   subscription far: subslotname is null in left, slot in right
UPDATE pg_subscription SET subsynccommit = 'on';
--   subscription far: subsynccommit is off in left, on in right

-- # subscriptions
-- before: CREATE SUBSCRIPTION far CONNECTION 'dbname=far' PUBLICATION feed WITH (connect = false, slot_name = NONE)
UPDATE pg_subscription SET subdisableonerr = true;
--   subscription far: subdisableonerr is false in left, true in right
UPDATE pg_subscription SET subtwophasestate = 'p';
--   subscription far: subtwophasestate is d in left, p in right

-- # since 16: subscriptions
-- before: CREATE SUBSCRIPTION far CONNECTION 'dbname=far' PUBLICATION feed WITH (connect = false, slot_name = NONE)
UPDATE pg_subscription SET suborigin = 'none';
--   subscription far: suborigin is any in left, none in right
UPDATE pg_subscription SET subpasswordrequired = false;
--   subscription far: subpasswordrequired is true in left, false in right
UPDATE pg_subscription SET subrunasowner = true;
--   subscription far: subrunasowner is false in left, true in right
UPDATE pg_subscription SET substream = 't';
--   subscription far: substream is

-- # since 17: subscriptions
-- before: CREATE SUBSCRIPTION far CONNECTION 'dbname=far' PUBLICATION feed WITH (connect = false, slot_name = NONE)
UPDATE pg_subscription SET subfailover = true;
--   subscription far: subfailover is false in left, true in right

-- # cluster
-- before: CREATE ROLE someone; CREATE ROLE another; CREATE ROLE third; GRANT someone TO another; ALTER ROLE someone SET work_mem = '9MB'; COMMENT ON ROLE someone IS 'x'; INSERT INTO pg_shseclabel VALUES ('someone'::regrole, 'pg_authid'::regclass, 'none', 'secret'); SELECT pg_replication_origin_create('origin')
ALTER ROLE someone BYPASSRLS;
--   role someone: rolbypassrls is false in left, true in right
ALTER ROLE someone LOGIN;
--   role someone: rolcanlogin is false in left, true in right
ALTER ROLE someone CONNECTION LIMIT 3;
--   role someone: rolconnlimit is -1 in left, 3 in right
ALTER ROLE someone CREATEDB;
--   role someone: rolcreatedb is false in left, true in right
ALTER ROLE someone CREATEROLE;
--   role someone: rolcreaterole is false in left, true in right
ALTER ROLE someone NOINHERIT;
--   role someone: rolinherit is true in left, false in right
ALTER ROLE someone REPLICATION;
--   role someone: rolreplication is false in left, true in right
ALTER ROLE someone SUPERUSER;
--   role someone: rolsuper is false in left, true in right
ALTER ROLE someone VALID UNTIL '2030-01-01 00:00:00+00';
--   role someone: rolvaliduntil is null in left, 2030-01-01 00:00:00+00 in right
ALTER ROLE third RENAME TO fourth;
--   role third: only in left
GRANT someone TO another WITH ADMIN OPTION;
--   membership 
UPDATE pg_auth_members SET grantor = 'third'::regrole WHERE member = 'another'::regrole;
--   membership 
UPDATE pg_auth_members SET member = 'third'::regrole WHERE member = 'another'::regrole;
--   membership 
UPDATE pg_auth_members SET roleid = 'third'::regrole WHERE member = 'another'::regrole;
--   membership 
ALTER ROLE someone SET work_mem = '8MB';
--   settings someone: setconfig is {work_mem=9MB} in left, {work_mem=8MB} in right
UPDATE pg_db_role_setting SET setrole = 'third'::regrole WHERE setrole = 'someone'::regrole;
--   settings someone: only in left
COMMENT ON ROLE someone IS 'y';
--   comment on role someone: description is x in left, y in right
UPDATE pg_shseclabel SET label = 'open' WHERE objoid = 'someone'::regrole;
--   security label on role someone: label is secret in left, open in right
UPDATE pg_shseclabel SET provider = 'other' WHERE objoid = 'someone'::regrole;
--   security label on role someone: provider is none in left, other in right
UPDATE pg_replication_origin SET roname = 'other' WHERE roname = 'origin';
--   replication origin origin: only in left
UPDATE pg_replication_origin SET roident = 77 WHERE roname = 'origin';
--   replication origin origin: roident is
GRANT CREATE ON TABLESPACE pg_default TO pg_monitor;
--   tablespace pg_default: spcacl is null in left, {pg_monitor=C/postgres,postgres=C/postgres} in right
ALTER TABLESPACE pg_default OWNER TO pg_monitor;
--   tablespace pg_default: spcowner is postgres in left, pg_monitor in right
ALTER TABLESPACE pg_default SET (seq_page_cost = 2);
--   tablespace pg_default: spcoptions is null in left, {seq_page_cost=2} in right
UPDATE pg_tablespace SET spcname = 'other' WHERE spcname = 'pg_default';
--   tablespace pg_default: only in left

-- # cluster: parameters
-- before: CREATE ROLE someone; GRANT SET ON PARAMETER work_mem TO someone
GRANT ALTER SYSTEM ON PARAMETER work_mem TO someone;
--   privileges on parameter work_mem: paracl is {postgres=sA/postgres,someone=s/postgres} in left, {postgres=sA/postgres,someone=sA/postgres} in right
UPDATE pg_parameter_acl SET parname = 'maintenance_work_mem' WHERE parname = 'work_mem';
--   privileges on parameter work_mem: only in left

-- # cluster: since 16
-- before: CREATE ROLE someone; CREATE ROLE another; GRANT someone TO another
GRANT someone TO another WITH INHERIT FALSE;
--   membership another.someone.postgres: inherit_option is true in left, false in right
GRANT someone TO another WITH SET FALSE;
--   membership another.someone.postgres: set_option is true in left, false in right

-- # ROLLBACK does not undo
SELECT nextval('shop.number');
--   pg_sequence state shop.number: last_value is 200 in left, 205 in right
SELECT nextval('shop.item_id_seq');
--   pg_sequence state shop.item_id_seq: is_called is false in left, true in right
SELECT setval('shop.number', 200, false);
--   pg_sequence state shop.number: is_called is true in left, false in right
SELECT setval('shop.number', 999);
--   pg_sequence state shop.number: last_value is 200 in left, 999 in right
ALTER TYPE shop.state ADD VALUE 'last'; ALTER TYPE shop.state ADD VALUE 'first' BEFORE 'new';
--   enum value shop.state.first: only in right
CREATE INDEX CONCURRENTLY late ON shop.item (kind);
--   relation shop.late: only in right
DROP INDEX CONCURRENTLY shop.item_fast;
--   relation shop.item_fast: only in left
DROP SCHEMA public CASCADE; CREATE SCHEMA public;
--   schema public: nspacl is
SELECT setval('shop.count', -50, false);
--   pg_sequence state shop.count: last_value is -3 in left, -50 in right
DROP EXTENSION pg_trgm CASCADE; CREATE EXTENSION pg_trgm SCHEMA shop
--   extension pg_trgm: extnamespace is public in left, shop in right
DROP EXTENSION pg_trgm CASCADE; CREATE EXTENSION pg_trgm VERSION '1.5'
--   extension pg_trgm: extversion is 1.6 in left, 1.5 in right
