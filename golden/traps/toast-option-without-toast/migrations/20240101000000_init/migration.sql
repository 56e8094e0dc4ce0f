CREATE TABLE "Was" ("id" INTEGER NOT NULL, "text" TEXT) WITH (toast.autovacuum_enabled = false, fillfactor = 80);
CREATE TABLE "Is" ("id" INTEGER NOT NULL, "text" TEXT) WITH (toast.autovacuum_enabled = false);
