CREATE TABLE "Post" ("id" SERIAL NOT NULL, CONSTRAINT "Post_pkey" PRIMARY KEY ("id"));
GRANT SELECT ON "Post" TO visitor;
GRANT ALL ON "Post" TO member;
GRANT SELECT ON auth.users TO visitor;
REVOKE UPDATE ON auth.users FROM member;
GRANT UPDATE (email) ON auth.users TO member;
REVOKE EXECUTE ON FUNCTION auth.role() FROM PUBLIC;
REVOKE USAGE ON SCHEMA auth FROM visitor;
