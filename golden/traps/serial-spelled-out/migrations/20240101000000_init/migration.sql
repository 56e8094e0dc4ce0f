CREATE TABLE "Short" ("id" SERIAL NOT NULL, "big" BIGSERIAL NOT NULL);
CREATE SEQUENCE "Long_id_seq" AS INTEGER;
CREATE TABLE "Long" ("id" INTEGER NOT NULL DEFAULT nextval('"Long_id_seq"'), "big" BIGINT NOT NULL);
ALTER SEQUENCE "Long_id_seq" OWNED BY "Long"."id";
CREATE SEQUENCE "Long_big_seq";
ALTER TABLE "Long" ALTER COLUMN "big" SET DEFAULT nextval('"Long_big_seq"'::regclass);
ALTER SEQUENCE "Long_big_seq" OWNED BY "Long"."big";
