CREATE TABLE "Base" ("id" INTEGER NOT NULL, "name" TEXT, CONSTRAINT "named" CHECK ("name" <> ''));
CREATE TABLE "Heir" ("name" TEXT, CONSTRAINT "named" CHECK ("name" <> '')) INHERITS ("Base");
