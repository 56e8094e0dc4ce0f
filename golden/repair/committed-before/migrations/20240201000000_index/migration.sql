CREATE INDEX CONCURRENTLY "Page_words_idx" ON "Page"("words");
