CREATE TABLE "Page" ("id" INTEGER NOT NULL, "draft" TEXT, CONSTRAINT "Page_pkey" PRIMARY KEY ("id"));
