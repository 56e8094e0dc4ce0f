ALTER INDEX "first" RENAME TO "The First";
ALTER INDEX "Item_pkey" RENAME TO "Item key";
ALTER INDEX IF EXISTS "never there" RENAME TO "nor now";
