CREATE TABLE "Item" ("late" JSONB, "early" JSONB, "plain" TEXT);
ALTER TABLE "Item" ALTER COLUMN "early" SET STORAGE MAIN;
CREATE INDEX "late" ON "Item" USING gin ("late");
CREATE INDEX "early" ON "Item" USING gin ("early");
CREATE INDEX "plain" ON "Item" ("plain");
ALTER TABLE "Item" ALTER COLUMN "late" SET STORAGE MAIN, ALTER COLUMN "plain" SET STORAGE EXTERNAL;
