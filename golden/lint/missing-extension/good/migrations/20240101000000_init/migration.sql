CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION citext;
CREATE TABLE "Token" ("id" UUID NOT NULL DEFAULT uuid_generate_v4(), "owner" CITEXT, "similarity" REAL);
