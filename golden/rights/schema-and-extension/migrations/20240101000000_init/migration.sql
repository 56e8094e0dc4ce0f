CREATE SCHEMA IF NOT EXISTS "billing";
CREATE EXTENSION IF NOT EXISTS "citext" WITH SCHEMA "billing";
CREATE TABLE "billing"."Invoice" ("id" SERIAL NOT NULL, "email" "billing".citext, CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id"));
CREATE SEQUENCE "billing"."numbers";
