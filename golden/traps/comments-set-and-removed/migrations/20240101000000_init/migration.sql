CREATE TABLE "A" ("id" INTEGER NOT NULL, "name" TEXT);
COMMENT ON TABLE "A" IS 'first';
COMMENT ON COLUMN "A"."id" IS 'for a while';
COMMENT ON COLUMN "A"."name" IS 'stays';
