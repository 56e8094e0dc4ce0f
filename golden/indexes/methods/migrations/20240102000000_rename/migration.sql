ALTER TABLE "Doc" RENAME COLUMN "title" TO "heading";
ALTER INDEX "Doc_title_key" RENAME TO "Doc_heading_key";
