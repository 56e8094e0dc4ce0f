CREATE TABLE "Base" ("id" INTEGER NOT NULL, "name" TEXT DEFAULT 'base', CONSTRAINT "named" CHECK ("name" <> ''));
CREATE TABLE "Heir" ("own" TEXT, "name" TEXT DEFAULT 'heir', "more" INTEGER, "id" INTEGER NOT NULL, CONSTRAINT "named" CHECK ("name" <> ''));
ALTER TABLE "Heir" INHERIT "Base";
CREATE TABLE "Second" ("own" TEXT, "id" INTEGER) INHERITS ("Base");
