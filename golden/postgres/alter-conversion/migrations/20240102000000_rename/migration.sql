ALTER CONVERSION "first" RENAME TO "from latin";
