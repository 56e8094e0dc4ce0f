-- Everything that could fire, reject, repeat or move rows while they are inserted.
CREATE SCHEMA other;
CREATE TYPE "Colour" AS ENUM ('red', 'green', 'blue');
CREATE TYPE pair AS ("left" INTEGER, "right" TEXT);
CREATE DOMAIN short AS TEXT CHECK (length(VALUE) < 9);
CREATE TABLE log ("id" INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "what" TEXT, "at" DATE DEFAULT '2020-02-29');
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log ("what") VALUES (tg_table_name || ' ' || tg_op); RETURN NEW; END $$;
CREATE FUNCTION known("name" TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$ SELECT "name" <> 'nobody' $$;

CREATE TABLE employee (
    "id" SERIAL PRIMARY KEY, "boss" INTEGER REFERENCES employee, "name" short NOT NULL CHECK (known("name")), "house" INTEGER,
    "colour" "Colour" NOT NULL DEFAULT 'red', "both" pair, "size" INTEGER GENERATED ALWAYS AS (length("name")) STORED,
    EXCLUDE USING btree ("name" WITH =)
);
CREATE TABLE house ("id" INTEGER PRIMARY KEY, "owner" INTEGER NOT NULL REFERENCES employee);
INSERT INTO employee ("id", "boss", "name", "house", "colour", "both") VALUES
    (7, NULL, 'ada', 1, 'blue', ROW(1, 'a "b", \c')), (3, 7, E'o''neil\n', 2, 'green', NULL), (5, 3, 'eve', NULL, 'red', ROW(NULL, ''));
INSERT INTO house VALUES (1, 3), (2, 7);
ALTER TABLE employee ADD FOREIGN KEY ("house") REFERENCES house;
SELECT setval('employee_id_seq', 41);
CREATE TRIGGER noted AFTER INSERT OR UPDATE OR DELETE ON employee FOR EACH ROW EXECUTE FUNCTION note();
UPDATE employee SET "colour" = 'red' WHERE "id" = 5;
ALTER TABLE employee ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE TABLE nokey ("a" INTEGER, "b" TEXT);
INSERT INTO nokey VALUES (2, 'x'), (1, NULL), (2, 'x'), (NULL, '');
CREATE TABLE other.setting ("key" TEXT PRIMARY KEY, "value" JSON, "raw" BYTEA);
INSERT INTO other.setting VALUES ('b', '{"b": 1,  "a": [1,2]}', '\x00ff27'), ('B', 'null', NULL), ('a', '"x"', '');
CREATE TABLE event ("id" INTEGER, "day" DATE, "text" TEXT, PRIMARY KEY ("id", "day")) PARTITION BY RANGE ("day");
CREATE TABLE event_old PARTITION OF event FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE event_new ("text" TEXT, "day" DATE NOT NULL, "id" INTEGER NOT NULL);
ALTER TABLE event ATTACH PARTITION event_new FOR VALUES FROM ('2020-01-01') TO (MAXVALUE);
INSERT INTO event VALUES (2, '2024-02-29', 'new'), (1, '1999-12-31', 'old'), (3, '0044-03-15 BC', 'ides');
CREATE TABLE parent ("id" INTEGER PRIMARY KEY);
CREATE TABLE child ("more" TEXT) INHERITS (parent);
INSERT INTO parent VALUES (1); INSERT INTO child VALUES (2, 'two'), (1, 'again');
CREATE TABLE kept ("id" INTEGER PRIMARY KEY);
INSERT INTO kept VALUES (1), (2);
CREATE RULE keep AS ON INSERT TO kept DO INSTEAD NOTHING;
CREATE TABLE unchecked ("id" INTEGER);
INSERT INTO unchecked VALUES (-1);
ALTER TABLE unchecked ADD CONSTRAINT positive CHECK ("id" > 0) NOT VALID;
CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS employees FROM employee;
CREATE TABLE empty ("id" INTEGER); UPDATE empty SET "id" = 1;
CREATE TABLE bare (); INSERT INTO bare DEFAULT VALUES; INSERT INTO bare DEFAULT VALUES;
