CREATE TABLE "Account" ("region" INTEGER NOT NULL, "id" INTEGER NOT NULL, CONSTRAINT "Account_pkey" PRIMARY KEY ("region", "id"));
CREATE TABLE "Event" ("region" INTEGER, "account" INTEGER) PARTITION BY LIST ("region");
CREATE TABLE "Event_1" ("region" INTEGER, "account" INTEGER,
    CONSTRAINT "its_own_name" FOREIGN KEY ("region", "account") REFERENCES "Account"("region", "id"));
CREATE TABLE "Event_2" ("region" INTEGER, "account" INTEGER);
