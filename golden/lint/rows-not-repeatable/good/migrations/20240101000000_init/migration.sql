CREATE TABLE "Log" ("id" UUID DEFAULT gen_random_uuid(), "now" TEXT);
