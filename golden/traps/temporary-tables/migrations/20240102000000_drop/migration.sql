DROP VIEW "works";
DROP TABLE "work";
