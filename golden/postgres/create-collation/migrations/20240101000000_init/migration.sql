-- LOCALE; IF NOT EXISTS
CREATE COLLATION "plain" (LOCALE = 'C');
CREATE COLLATION IF NOT EXISTS "plain" (LOCALE = 'POSIX');
-- LC_COLLATE and LC_CTYPE
CREATE COLLATION "by parts" (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
-- PROVIDER, DETERMINISTIC
CREATE COLLATION "of_libc" (PROVIDER = libc, LOCALE = 'POSIX', DETERMINISTIC = true);
-- FROM
CREATE COLLATION "copied" FROM "C";
CREATE COLLATION IF NOT EXISTS "copied too" FROM "by parts";
-- in use: a column, an index, a domain, an expression, a range type
CREATE TABLE "Word" ("text" TEXT COLLATE "plain" NOT NULL, "other" TEXT, CONSTRAINT "ordered" CHECK ("other" COLLATE "by parts" > 'a'));
CREATE INDEX "Word_other_idx" ON "Word"("other" COLLATE "copied");
CREATE DOMAIN "Label" AS TEXT COLLATE "of_libc";
CREATE TYPE "Words" AS RANGE (SUBTYPE = TEXT, COLLATION = "plain");
