ALTER COLLATION "first" RENAME TO "primary";
