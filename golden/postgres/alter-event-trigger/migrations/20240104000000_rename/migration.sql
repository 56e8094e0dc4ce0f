ALTER EVENT TRIGGER "first name" RENAME TO "second name";
