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
--   relation shop.item: toast options is null in left, {autovacuum_enabled=off} in right
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
ALTER TABLE shop.item ADD FOREIGN KEY (customer) REFERENCES shop.customer ON DELETE SET NULL (customer);
--   constraint shop.item.item_customer_fkey1: only in right
ALTER TABLE shop.item ADD FOREIGN KEY (customer) REFERENCES shop.customer MATCH FULL;
--   constraint shop.item.item_customer_fkey1: only in right
ALTER TABLE shop.item DROP CONSTRAINT item_span;
--   relation shop.item_span: only in left
ALTER TABLE shop.customer DROP CONSTRAINT customer_email_key;
--   relation shop.customer_email_key: only in left
ALTER TABLE shop.customer ADD UNIQUE (name);
--   relation shop.customer_name_key: only in right
ALTER TABLE shop.customer ADD UNIQUE NULLS NOT DISTINCT (name);
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
ALTER VIEW shop.paid SET (security_invoker = on);
--   relation shop.paid: reloptions is null in left, {security_invoker=on} in right
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
CREATE TYPE shop.shell;
--   type shop.shell: only in right
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
GRANT CREATE ON SCHEMA public TO PUBLIC;
--   schema public: nspacl
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
--   schema public: nspacl is {=U/pg_database_owner,pg_database_owner=UC/pg_database_owner} in left, null in right
ALTER SCHEMA public OWNER TO pg_monitor;
--   schema public: nspowner is pg_database_owner in left, pg_monitor in right
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
ALTER PUBLICATION feed SET TABLE shop.item WHERE (id > 1);
--   table of publication shop.item.feed: prqual is (id > 0) in left, (id > 1) in right
ALTER PUBLICATION feed SET TABLE shop.item (id, note);
--   table of publication shop.item.feed: prqual is (id > 0) in left, null in right
ALTER PUBLICATION feed SET (publish = 'insert');
--   publication feed: pubupdate is true in left, false in right
ALTER PUBLICATION feed ADD TABLES IN SCHEMA public;
--   schema of publication public.feed: only in right
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
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
--   access method heap2: only in right
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
--   schema public: nspowner is pg_database_owner in left, postgres in right
