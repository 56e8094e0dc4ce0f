CREATE TABLE "Animal" ("id" INTEGER NOT NULL, "name" TEXT NOT NULL DEFAULT 'x', CONSTRAINT "named" CHECK ("name" <> ''));
CREATE TABLE "Mineral" ("hardness" REAL);
CREATE TABLE "Dog" ("breed" TEXT) INHERITS ("Animal");
CREATE TABLE "Stone" ("weight" REAL, "hardness" REAL DEFAULT 3) INHERITS ("Mineral");
CREATE TABLE "Fossil" ("age" INTEGER) INHERITS ("Animal", "Mineral");
CREATE TABLE "Cat" ("color" TEXT, "name" TEXT NOT NULL DEFAULT 'y', "id" INTEGER NOT NULL, CONSTRAINT "named" CHECK ("name" <> ''));
ALTER TABLE "Cat" INHERIT "Animal";
ALTER TABLE "Dog" ALTER COLUMN "name" SET DEFAULT 'Rex';
