ALTER TABLE "Item" RENAME COLUMN "price" TO "amount";
ALTER TABLE "Item" DROP COLUMN "gone";
ALTER TABLE "Item" RENAME TO "Article";
