CREATE FOREIGN DATA WRAPPER "plain";
CREATE SERVER "far" FOREIGN DATA WRAPPER "plain";
CREATE FOREIGN TABLE "Nothing" () SERVER "far";
-- column options, collations, constraints of a column
CREATE FOREIGN TABLE IF NOT EXISTS "Remote" (
    "id" INTEGER OPTIONS (column_name 'ID', "key" 'true') NOT NULL,
    "name" VARCHAR(20) OPTIONS (column_name 'it''s') COLLATE "C" CONSTRAINT "named" NOT NULL CHECK ("name" <> ''),
    "note" TEXT NULL DEFAULT 'none',
    "amount" NUMERIC(10,2) CONSTRAINT "positive" CHECK ("amount" > 0) NO INHERIT,
    "twice" NUMERIC GENERATED ALWAYS AS ("amount" * 2) STORED,
    -- constraints of the table
    CONSTRAINT "known" CHECK ("note" IN ('none', 'some')),
    CHECK ("id" > 0) NO INHERIT
) SERVER "far" OPTIONS (table_name 'REMOTE', "schema" 'a;b');
CREATE FOREIGN TABLE IF NOT EXISTS "Remote" ("other" TEXT) SERVER "far";
-- INHERITS, of several, with a column merged
CREATE TABLE "Base" ("id" INTEGER NOT NULL, "at" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE "Noted" ("note" TEXT, CONSTRAINT "noted" CHECK ("note" <> ''));
CREATE FOREIGN TABLE "Child" ("extra" TEXT, "id" INTEGER DEFAULT 7) INHERITS ("Base", "Noted") SERVER "far" OPTIONS (file 'x');
CREATE TABLE "LocalGrandchild" () INHERITS ("Child");
-- PARTITION OF, each kind of bounds, WITH OPTIONS, constraints of its own
CREATE TABLE "Event" ("id" BIGINT NOT NULL, "at" DATE NOT NULL, "kind" TEXT) PARTITION BY RANGE ("at");
CREATE FOREIGN TABLE "Event_old" PARTITION OF "Event" FOR VALUES FROM (MINVALUE) TO ('2024-01-01') SERVER "far" OPTIONS (table_name 'old');
CREATE FOREIGN TABLE "Event_2024" PARTITION OF "Event" ("kind" WITH OPTIONS DEFAULT 'x' CHECK ("kind" <> ''), CONSTRAINT "own" CHECK ("id" > 10)) FOR VALUES FROM ('2024-01-01') TO (MAXVALUE) SERVER "far";
CREATE TABLE "ByKind" ("kind" TEXT NOT NULL, "n" INTEGER) PARTITION BY LIST ("kind");
CREATE FOREIGN TABLE IF NOT EXISTS "ByKind_ab" PARTITION OF "ByKind" ("n" NOT NULL) FOR VALUES IN ('a', 'b') SERVER "far";
CREATE FOREIGN TABLE "ByKind_rest" PARTITION OF "ByKind" DEFAULT SERVER "far";
CREATE TABLE "Hashed" ("id" INTEGER NOT NULL) PARTITION BY HASH ("id");
CREATE FOREIGN TABLE "Hashed_1" PARTITION OF "Hashed" FOR VALUES WITH (MODULUS 2, REMAINDER 1) SERVER "far";
-- what goes with a table goes with these, too
CREATE VIEW "Seen" AS SELECT "id", "twice" FROM "Remote";
CREATE FUNCTION "touch"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "touched" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION "touch"();
