INSERT INTO "Log" ("now") VALUES ('now()');
UPDATE "Log" SET "now" = "now" || 'x';
