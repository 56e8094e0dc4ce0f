CREATE TABLE "Span" (
    "made" INTERVAL GENERATED ALWAYS AS (('1 day 2 hours'::interval)::interval day to second) STORED,
    "given" INTERVAL DEFAULT ('1 day 2 hours'::interval)::interval day to second,
    "exact" INTERVAL(3) DEFAULT ('1 day 2 hours'::interval)::interval(3),
    "plain" INTERVAL DEFAULT INTERVAL '1 day 2 hours' DAY TO SECOND,
    CONSTRAINT "long" CHECK ("given" > ('1 day'::interval)::interval day to second)
);
CREATE DOMAIN "Stretch" AS INTERVAL DEFAULT ('1 day 2 hours'::interval)::interval day to second;
CREATE DOMAIN "Bare" AS INTERVAL DEFAULT INTERVAL '1 day 2 hours' DAY TO SECOND;
