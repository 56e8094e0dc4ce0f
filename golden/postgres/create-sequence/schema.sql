-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "big" INCREMENT BY 2 START WITH 3;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "down" INCREMENT BY -1;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "down_far" AS SMALLINT INCREMENT BY -3 MINVALUE -100 START WITH -5;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "free";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "owned too";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "owned";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "plain";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "small" AS SMALLINT;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "whole" AS INTEGER INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 START WITH 20 CACHE 4 CYCLE;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Order" (
    "id" INTEGER NOT NULL,
    "code" TEXT
);

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"owned too"'::regclass::oid AND classid = 'pg_class'::regclass::oid AND deptype = 'a') THEN
        ALTER SEQUENCE "owned too" OWNED BY "Order"."id";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"owned"'::regclass::oid AND classid = 'pg_class'::regclass::oid AND deptype = 'a') THEN
        ALTER SEQUENCE "owned" OWNED BY "Order"."code";
    END IF;
END
$$;
