ALTER RULE "first" ON "Item" RENAME TO "The First";
ALTER RULE "of_view" ON "Items" RENAME TO "a_rule";
