\connect shop
;
CREATE TABLE "Guest" ("id" INTEGER);
