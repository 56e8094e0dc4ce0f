CREATE EXTENSION "btree_gist";
CREATE TABLE "Booking" (
    "id" INTEGER, "room" INTEGER, "during" TSRANGE, "with" TEXT,
    CONSTRAINT "included" EXCLUDE USING gist ("room" WITH =, "during" WITH &&) INCLUDE ("id") WITH (fillfactor = 70) WHERE ("room" > 0 AND "with" IS NOT NULL),
    CONSTRAINT "bare" EXCLUDE USING gist ("room" WITH =) WITH (fillfactor = 60, buffering = off) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "operator class" EXCLUDE USING gist ("during" range_ops WITH -|-, "room" gist_int4_ops WITH <>) WITH (fillfactor = 50) WHERE ("id" <> 0)
);
