ALTER TABLE "Customer" RENAME TO "User";
ALTER TABLE "User" RENAME COLUMN "id" TO "userId";
ALTER TABLE "User" RENAME COLUMN "number" TO "no";
ALTER TABLE "User" RENAME COLUMN "email" TO "mail";
ALTER TABLE "User" RENAME COLUMN "age" TO "years";
ALTER TABLE "Order" RENAME TO "Purchase";
ALTER TABLE "Purchase" RENAME COLUMN "customerId" TO "userId";
