-- TYPE INDEX, by a function of the server and by one of our own over the same code
CREATE ACCESS METHOD "tree" TYPE INDEX HANDLER bthandler;
CREATE FUNCTION "own_handler"(internal) RETURNS index_am_handler LANGUAGE internal STRICT AS 'hashhandler';
CREATE ACCESS METHOD "own hash" TYPE INDEX HANDLER "own_handler";
-- TYPE TABLE
CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
-- in use: a table, a materialised view, an index through an operator class of ours
CREATE TABLE "Reading" ("id" INTEGER NOT NULL, "value" NUMERIC(10,2)) USING "heap_two";
CREATE MATERIALIZED VIEW "Readings" USING "heap_two" AS SELECT "id" FROM "Reading" WITH NO DATA;
CREATE OPERATOR CLASS "own_int_ops" DEFAULT FOR TYPE INTEGER USING "own hash" AS OPERATOR 1 =, FUNCTION 1 hashint4(INTEGER);
CREATE INDEX "Reading_id_hash" ON "Reading" USING "own hash" ("id");
