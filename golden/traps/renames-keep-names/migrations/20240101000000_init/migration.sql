CREATE TABLE "Customer" (
    "id" SERIAL NOT NULL,
    "number" INTEGER GENERATED ALWAYS AS IDENTITY,
    "email" TEXT NOT NULL UNIQUE,
    "age" INTEGER CHECK ("age" > 0),
    PRIMARY KEY ("id")
);
CREATE INDEX ON "Customer"("age");
CREATE TABLE "Order" ("customerId" INTEGER NOT NULL REFERENCES "Customer" ("id"), EXCLUDE USING btree ("customerId" WITH =));
