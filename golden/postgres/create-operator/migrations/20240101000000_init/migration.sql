CREATE TYPE "Version" AS ("major" INTEGER, "minor" INTEGER);
CREATE FUNCTION "version_eq"("Version", "Version") RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS 'SELECT $1."major" = $2."major" AND $1."minor" = $2."minor"';
CREATE FUNCTION "version_ne"("Version", "Version") RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS 'SELECT $1."major" <> $2."major" OR $1."minor" <> $2."minor"';
CREATE FUNCTION "version_lt"("Version", "Version") RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS 'SELECT $1."major" < $2."major"';
CREATE FUNCTION "version_gt"("Version", "Version") RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS 'SELECT $1."major" > $2."major"';
CREATE FUNCTION "next_version"("Version") RETURNS "Version" LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE SCHEMA "ops";
-- every option
CREATE OPERATOR === (FUNCTION = "version_eq", LEFTARG = "Version", RIGHTARG = "Version", COMMUTATOR = ===, NEGATOR = <<>>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
-- the negator, until then a shell; the older word PROCEDURE
CREATE OPERATOR <<>> (PROCEDURE = "version_ne", LEFTARG = "Version", RIGHTARG = "Version", COMMUTATOR = OPERATOR(public.<<>>), NEGATOR = OPERATOR(public.===), RESTRICT = neqsel, JOIN = neqjoinsel);
-- commutators of each other
CREATE OPERATOR <<< (FUNCTION = "version_lt", LEFTARG = "Version", RIGHTARG = "Version", COMMUTATOR = >>>);
CREATE OPERATOR >>> (FUNCTION = "version_gt", LEFTARG = "Version", RIGHTARG = "Version", COMMUTATOR = <<<, RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
-- prefix; the same name as a binary one; in another schema
CREATE OPERATOR <<< (FUNCTION = "next_version", RIGHTARG = "Version");
CREATE OPERATOR "ops".+ (FUNCTION = pg_catalog.int4pl, LEFTARG = INTEGER, RIGHTARG = INTEGER);
CREATE OPERATOR @#@ (FUNCTION = pg_catalog.int8um, RIGHTARG = BIGINT);
-- in use
CREATE TABLE "Release" ("version" "Version", "n" INTEGER, CONSTRAINT "not_zero" CHECK ("version" <<>> ROW(0, 0)::"Version"), CONSTRAINT "sum" CHECK (("n" OPERATOR("ops".+) 1) > 0));
CREATE VIEW "Later" AS SELECT <<< "version" AS "next" FROM "Release" WHERE "version" >>> ROW(1, 0)::"Version";
CREATE INDEX "Release_sum_idx" ON "Release"(("n" OPERATOR("ops".+) 2));
