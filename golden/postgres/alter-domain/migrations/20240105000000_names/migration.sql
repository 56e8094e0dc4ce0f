ALTER DOMAIN "price" RENAME TO "amount";
ALTER DOMAIN "moved" SET SCHEMA "types";
