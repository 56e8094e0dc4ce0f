ALTER TABLE "Guest" ADD COLUMN "phone" TEXT;
INSERT INTO "Guest" ("id", "nick") VALUES (1, 'b');

-- by its alias
CREATE VIEW "Lost" AS SELECT g."lost" FROM "Guest" AS g;
