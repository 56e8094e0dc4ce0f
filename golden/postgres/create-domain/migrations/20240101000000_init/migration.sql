-- AS is optional
CREATE DOMAIN "bare" INTEGER;
CREATE DOMAIN "Amount" AS NUMERIC(12,2);
-- COLLATE, DEFAULT
CREATE DOMAIN "code" AS VARCHAR(10) COLLATE "C" DEFAULT 'none';
CREATE DOMAIN "Stamp" AS TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;
-- NOT NULL, NULL, CHECK, each with and without a name
CREATE DOMAIN "needed" AS TEXT NOT NULL;
CREATE DOMAIN "needed_by_name" AS TEXT CONSTRAINT "must be there" NOT NULL;
CREATE DOMAIN "allowed" AS TEXT NULL;
CREATE DOMAIN "allowed_by_name" AS TEXT CONSTRAINT "may miss" NULL;
CREATE DOMAIN "positive" AS INTEGER CHECK (VALUE > 0);
CREATE DOMAIN "postal" AS TEXT DEFAULT '00000' NOT NULL CONSTRAINT "five digits" CHECK (VALUE ~ '^\d{5}$') CONSTRAINT "not all nines" CHECK (VALUE <> '99999') CHECK (length(VALUE) = 5);
-- over a domain, an array, an enum, a composite type, a range
CREATE TYPE "Mood" AS ENUM ('ok', 'bad');
CREATE TYPE "Pair" AS ("a" INTEGER, "b" INTEGER);
CREATE DOMAIN "small" AS "positive" CHECK (VALUE < 10) DEFAULT 1;
CREATE DOMAIN "codes" AS "code"[] CHECK (array_length(VALUE, 1) < 4);
CREATE DOMAIN "good" AS "Mood" DEFAULT 'ok' CHECK (VALUE <> 'bad');
CREATE DOMAIN "ordered" AS "Pair" CHECK ((VALUE)."a" <= (VALUE)."b");
CREATE DOMAIN "period" AS TSTZRANGE CHECK (NOT isempty(VALUE));
CREATE TABLE "Everything" ("a" "bare", "b" "small" NOT NULL, "c" "codes", "d" "good" DEFAULT 'ok', "e" "ordered"[], "f" "postal");
