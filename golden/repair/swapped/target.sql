CREATE TYPE "Stars" AS ENUM ('ONE', 'TWO');
CREATE TABLE "Page" ("id" INTEGER NOT NULL, "draft" TEXT, "words" INTEGER NOT NULL, "lang" TEXT, CONSTRAINT "Page_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Comment" ("id" INTEGER NOT NULL, "pageId" INTEGER NOT NULL, "stars" "Stars");
