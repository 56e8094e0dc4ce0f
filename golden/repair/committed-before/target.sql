CREATE TABLE "Page" ("id" INTEGER NOT NULL, "words" INTEGER, CONSTRAINT "Page_pkey" PRIMARY KEY ("id"));
CREATE INDEX "Page_words_idx" ON "Page"("words");
CREATE TYPE "Mood" AS ENUM ('CALM', 'GLAD');
CREATE TABLE "Person" ("mood" "Mood" DEFAULT 'GLAD');
