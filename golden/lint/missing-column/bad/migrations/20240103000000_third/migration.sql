ALTER TABLE "Guest" ADD COLUMN "phone" TEXT;
INSERT INTO "Guest" ("id", "nick") VALUES (1, 'b');
