ALTER TRIGGER "first" ON "Item" RENAME TO "The First";
ALTER TRIGGER "cloned" ON "Event" RENAME TO "Copied";
ALTER TRIGGER "bound" ON "Item" DEPENDS ON EXTENSION "hstore";
ALTER TRIGGER "unbound" ON "Item" DEPENDS ON EXTENSION "hstore";
ALTER TRIGGER "unbound" ON "Item" NO DEPENDS ON EXTENSION "hstore";
