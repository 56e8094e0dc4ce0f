ALTER TABLE "Event" RENAME TO "Activity";
ALTER TABLE "Activity" RENAME COLUMN "kind" TO "sort";
ALTER TABLE "Event_2023" RENAME TO "Activity_2023";
ALTER TABLE "Activity" DETACH PARTITION "Event_default";
ALTER TABLE "Activity" ADD COLUMN "extra" JSONB NOT NULL DEFAULT '{}';
CREATE FUNCTION "touch"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "touched" BEFORE UPDATE ON "Activity" FOR EACH ROW EXECUTE FUNCTION "touch"();
CREATE UNIQUE INDEX "Activity_unique" ON "Activity"("tenantId", "at", "sort");
CREATE TABLE "Note" ("id" INTEGER, "eventId" BIGINT, "eventAt" TIMESTAMP(3), "eventSort" TEXT, CONSTRAINT "Note_event_fkey" FOREIGN KEY ("eventId", "eventAt", "eventSort") REFERENCES "Activity"("id", "at", "sort"));
