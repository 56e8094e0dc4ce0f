CREATE TABLE "Booking" ("id" INTEGER NOT NULL, "room" TEXT);

ALTER TABLE "Guest" RENAME TO "Visitor";

CREATE TRIGGER "touched" AFTER UPDATE ON
    "Guest" FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
