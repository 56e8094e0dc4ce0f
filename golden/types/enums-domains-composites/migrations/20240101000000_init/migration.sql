CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN');
CREATE TYPE "Odd Enum" AS ENUM ('it''s', 'back\slash', '', 'ÜNI', 'a,b');
CREATE TYPE "Empty" AS ENUM ();
CREATE DOMAIN "Email" AS TEXT CONSTRAINT "Email_at" CHECK (VALUE LIKE '%@%') CHECK (length(VALUE) < 255) NOT NULL;
CREATE DOMAIN positive AS NUMERIC(10,2) DEFAULT 1.00 CONSTRAINT positive_check CHECK (VALUE > 0);
CREATE DOMAIN german AS VARCHAR(20) COLLATE "C";
CREATE DOMAIN emails AS "Email"[];
CREATE TYPE "Money" AS ("amount" NUMERIC(12,2), "currency" CHAR(3), "note" TEXT COLLATE "C");
CREATE TYPE "Nested" AS ("price" "Money", "roles" "Role"[], "at" TIMESTAMPTZ(3));
CREATE TABLE "User" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "role" "Role" NOT NULL DEFAULT 'USER',
    "roles" "Role"[] DEFAULT ARRAY['USER', 'ADMIN']::"Role"[],
    "email" "Email",
    "balance" positive,
    "price" "Money",
    "nested" "Nested"[],
    "odd" "Odd Enum" DEFAULT 'it''s',
    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
