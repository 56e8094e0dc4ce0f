ALTER TABLE "Source" RENAME TO "Original";
