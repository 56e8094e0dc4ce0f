CREATE TYPE "Size" AS ENUM ('S', 'M');
CREATE TABLE "Shirt" ("id" INTEGER NOT NULL, "size" "Size" NOT NULL, "brand" TEXT, "price" INTEGER NOT NULL, CONSTRAINT "Shirt_pkey" PRIMARY KEY ("id"));
CREATE INDEX "Shirt_brand_idx" ON "Shirt"("brand");
CREATE VIEW "Small" AS SELECT "id" FROM "Shirt" WHERE "size" = 'S';
ALTER TABLE "Shirt" ADD CONSTRAINT "Shirt_brand_check" CHECK ("brand" <> '');
