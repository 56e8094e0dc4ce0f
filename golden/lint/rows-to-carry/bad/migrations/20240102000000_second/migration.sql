UPDATE "Guest" SET "name" = 'admin' WHERE "id" = 1;
