CREATE TABLE "Base" ("id" INTEGER, "n" INTEGER, "m" INTEGER, "k" INTEGER);
CREATE TABLE "Heir" () INHERITS ("Base");
CREATE TABLE "Grandchild" () INHERITS ("Heir");
