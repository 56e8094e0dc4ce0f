ALTER DOMAIN "tag" ADD CONSTRAINT "tag must be there" NOT NULL;
ALTER DOMAIN "title" ADD NOT NULL;
ALTER DOMAIN "word" RENAME CONSTRAINT "word there" TO "word needed";
CREATE TABLE "Item" ("tag" "tag", "word" "word");
