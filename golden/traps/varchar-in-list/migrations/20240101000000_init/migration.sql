CREATE TABLE "Order" ("id" INTEGER NOT NULL, "status" VARCHAR(20), "kind" VARCHAR, "text" TEXT, CONSTRAINT "status_known" CHECK ("status" IN ('new', 'paid')), CONSTRAINT "kind_known" CHECK ("kind" NOT IN ('x', 'y')), CONSTRAINT "text_known" CHECK ("text" IN ('a', 'b')));
CREATE INDEX "open_orders" ON "Order"("id") WHERE "status" IN ('new', 'paid');
CREATE VIEW "Open" AS SELECT * FROM "Order" WHERE "status" IN ('new', 'paid') OR "kind" = ANY (ARRAY['p', 'q']);
CREATE POLICY "mine" ON "Order" USING ("status" IN ('new', 'it''s'));
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER "when_new" BEFORE INSERT ON "Order" FOR EACH ROW WHEN (NEW."status" IN ('new', 'paid')) EXECUTE FUNCTION tf();
