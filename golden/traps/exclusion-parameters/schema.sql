-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Booking" (
    "id" INTEGER,
    "room" INTEGER,
    "during" tsrange,
    "with" TEXT,

    CONSTRAINT "bare" EXCLUDE USING gist (room WITH =) WITH (fillfactor='60', buffering=off) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "included" EXCLUDE USING gist (room WITH =, during WITH &&) INCLUDE (id) WITH (fillfactor='70') WHERE (((room > 0) AND ("with" IS NOT NULL))),
    CONSTRAINT "operator class" EXCLUDE USING gist (during WITH -|-, room WITH <>) WITH (fillfactor='50') WHERE ((id <> 0))
);
