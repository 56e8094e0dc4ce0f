ALTER TABLE "Event" ADD CONSTRAINT "Event_account_fkey" FOREIGN KEY ("region", "account") REFERENCES "Account"("region", "id");
-- has the foreign key already, under another name: it is attached to the parent's
ALTER TABLE "Event" ATTACH PARTITION "Event_1" FOR VALUES IN (1);
-- gets it, under the parent's name
ALTER TABLE "Event" ATTACH PARTITION "Event_2" FOR VALUES IN (2);
-- has it already, under the same name
CREATE TABLE "Event_3" ("region" INTEGER, "account" INTEGER,
    CONSTRAINT "Event_account_fkey" FOREIGN KEY ("region", "account") REFERENCES "Account"("region", "id"));
ALTER TABLE "Event" ATTACH PARTITION "Event_3" FOR VALUES IN (3);
