CREATE TABLE "Order" (
    "status" VARCHAR(10) DEFAULT 'q', "code" VARCHAR DEFAULT 'c', "n" SMALLINT DEFAULT 1, "at" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP, "at2" TIMESTAMP(3) DEFAULT now(), "day" DATE DEFAULT CURRENT_DATE,
    CONSTRAINT "known" CHECK ("status" IN ('q', 'r')), CONSTRAINT "not_z" CHECK ("code" <> 'z'), CONSTRAINT "small" CHECK ("n" < 100)
);
CREATE INDEX "Order_open" ON "Order"("at") WHERE "status" = 'q' AND "n" = 1;
