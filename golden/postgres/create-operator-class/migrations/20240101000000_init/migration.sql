-- DEFAULT of a type of our own; operators with and without types; functions with and without types
CREATE TYPE "Cents";
CREATE FUNCTION "cents_in"(cstring) RETURNS "Cents" LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION "cents_out"("Cents") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE TYPE "Cents" (INPUT = "cents_in", OUTPUT = "cents_out", LIKE = BIGINT);
CREATE FUNCTION "cents_lt"("Cents", "Cents") RETURNS BOOLEAN LANGUAGE internal IMMUTABLE STRICT AS 'int8lt';
CREATE FUNCTION "cents_le"("Cents", "Cents") RETURNS BOOLEAN LANGUAGE internal IMMUTABLE STRICT AS 'int8le';
CREATE FUNCTION "cents_eq"("Cents", "Cents") RETURNS BOOLEAN LANGUAGE internal IMMUTABLE STRICT AS 'int8eq';
CREATE FUNCTION "cents_ge"("Cents", "Cents") RETURNS BOOLEAN LANGUAGE internal IMMUTABLE STRICT AS 'int8ge';
CREATE FUNCTION "cents_gt"("Cents", "Cents") RETURNS BOOLEAN LANGUAGE internal IMMUTABLE STRICT AS 'int8gt';
CREATE FUNCTION "cents_cmp"("Cents", "Cents") RETURNS INTEGER LANGUAGE internal IMMUTABLE STRICT AS 'btint8cmp';
CREATE FUNCTION "cents_hash"("Cents") RETURNS INTEGER LANGUAGE internal IMMUTABLE STRICT AS 'hashint8';
CREATE OPERATOR < (FUNCTION = "cents_lt", LEFTARG = "Cents", RIGHTARG = "Cents", COMMUTATOR = >, NEGATOR = >=);
CREATE OPERATOR <= (FUNCTION = "cents_le", LEFTARG = "Cents", RIGHTARG = "Cents", COMMUTATOR = >=, NEGATOR = >);
CREATE OPERATOR = (FUNCTION = "cents_eq", LEFTARG = "Cents", RIGHTARG = "Cents", COMMUTATOR = =, HASHES, MERGES);
CREATE OPERATOR >= (FUNCTION = "cents_ge", LEFTARG = "Cents", RIGHTARG = "Cents", COMMUTATOR = <=, NEGATOR = <);
CREATE OPERATOR > (FUNCTION = "cents_gt", LEFTARG = "Cents", RIGHTARG = "Cents", COMMUTATOR = <, NEGATOR = <=);
CREATE OPERATOR CLASS "cents_ops" DEFAULT FOR TYPE "Cents" USING btree AS
    OPERATOR 1 <, OPERATOR 2 <= ("Cents", "Cents"), OPERATOR 3 = FOR SEARCH, OPERATOR 4 >= ("Cents", "Cents") FOR SEARCH, OPERATOR 5 >,
    FUNCTION 1 "cents_cmp"("Cents", "Cents"), FUNCTION 4 ("Cents", "Cents") btequalimage(OID);
-- FAMILY: a family by name, of two classes
CREATE OPERATOR FAMILY "money_family" USING hash;
CREATE OPERATOR CLASS "cents_hash_ops" DEFAULT FOR TYPE "Cents" USING hash FAMILY "money_family" AS OPERATOR 1 =, FUNCTION 1 ("Cents") "cents_hash"("Cents");
CREATE OPERATOR CLASS "bigint_hash_ops" FOR TYPE BIGINT USING hash FAMILY "money_family" AS OPERATOR 1 = (BIGINT, BIGINT), FUNCTION 1 (BIGINT, BIGINT) hashint8(BIGINT);
-- FOR ORDER BY, STORAGE
CREATE OPERATOR CLASS "near_ops" FOR TYPE POINT USING gist AS
    OPERATOR 11 |>> (POINT, POINT), OPERATOR 15 <-> (POINT, POINT) FOR ORDER BY pg_catalog.float_ops,
    FUNCTION 1 gist_point_consistent(INTERNAL, POINT, SMALLINT, OID, INTERNAL), FUNCTION 2 gist_box_union(INTERNAL, INTERNAL),
    FUNCTION 3 gist_point_compress(INTERNAL), FUNCTION 5 gist_box_penalty(INTERNAL, INTERNAL, INTERNAL), FUNCTION 6 gist_box_picksplit(INTERNAL, INTERNAL),
    FUNCTION 7 gist_box_same(BOX, BOX, INTERNAL), FUNCTION 8 gist_point_distance(INTERNAL, POINT, SMALLINT, OID, INTERNAL), STORAGE BOX;
CREATE SCHEMA "ops";
CREATE OPERATOR CLASS "ops"."by itself" FOR TYPE INTEGER USING btree AS FUNCTION 1 btint4cmp(INTEGER, INTEGER), OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >;
-- in use
CREATE TABLE "Price" ("cents" "Cents" NOT NULL, "big" BIGINT, "at" POINT, "n" INTEGER, CONSTRAINT "Price_pkey" PRIMARY KEY ("cents"));
CREATE INDEX "Price_hash" ON "Price" USING hash ("cents");
CREATE INDEX "Price_big" ON "Price" USING hash ("big" "bigint_hash_ops");
CREATE INDEX "Price_at" ON "Price" USING gist ("at" "near_ops");
CREATE INDEX "Price_n" ON "Price"("n" "ops"."by itself" DESC);
CREATE TABLE "Parts" ("n" INTEGER NOT NULL) PARTITION BY RANGE ("n" "ops"."by itself");
