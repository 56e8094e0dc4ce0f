CREATE TYPE "Size" AS ENUM ('S', 'M');
ALTER TYPE "Size" ADD VALUE 'M';
CREATE TABLE "Shirt" ("id" INTEGER NOT NULL, CONSTRAINT "Shirt_pkey" PRIMARY KEY ("id"));
ALTER TABLE "Shirt" ADD COLUMN "brand" TEXT, ADD COLUMN "price" INTEGER;
CREATE INDEX "Shirt_brand_idx" ON "Shirt"("brand");
CREATE VIEW "Small" AS SELECT "id" FROM "Shirt" WHERE "size" = 'S';
ALTER TABLE "Shirt" ADD CONSTRAINT "Shirt_brand_check" CHECK ("brand" <> '');
ALTER TABLE "Shirt" ADD CONSTRAINT "Shirt_pk" PRIMARY KEY ("id");
