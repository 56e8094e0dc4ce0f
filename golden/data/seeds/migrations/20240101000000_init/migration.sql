CREATE TABLE "Role" ("id" INTEGER NOT NULL, "name" TEXT, CONSTRAINT "Role_pkey" PRIMARY KEY ("id"));
INSERT INTO "Role" VALUES (1, 'admin'), (2, 'user');
