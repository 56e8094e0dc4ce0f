CREATE ROLE golden_lookup;
GRANT golden_lookup TO CURRENT_USER;
GRANT USAGE, CREATE ON SCHEMA public TO golden_lookup;
CREATE TABLE "Secret" ("id" SERIAL NOT NULL, "word" TEXT, CONSTRAINT "Secret_pkey" PRIMARY KEY ("id"));
CREATE FUNCTION "count_secrets"() RETURNS BIGINT LANGUAGE sql SECURITY DEFINER SET search_path = public
AS 'SELECT count(*) FROM "Secret"';
