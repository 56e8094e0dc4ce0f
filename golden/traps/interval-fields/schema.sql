-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Bare"') IS NULL THEN
        CREATE DOMAIN "Bare" AS interval DEFAULT '1 day 02:00:00';
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Stretch"') IS NULL THEN
        CREATE DOMAIN "Stretch" AS interval DEFAULT ('1 day 02:00:00'::interval)::interval day to second;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Span" (
    "made" interval GENERATED ALWAYS AS (('1 day 02:00:00'::interval)::interval day to second) STORED,
    "given" interval DEFAULT ('1 day 02:00:00'::interval)::interval day to second,
    "exact" interval(3) DEFAULT '1 day 02:00:00',
    "plain" interval DEFAULT '1 day 02:00:00',

    CONSTRAINT "long" CHECK (given > '1 day'::interval day to second)
);
