ALTER TABLE "Item"
    ALTER COLUMN "name" SET STATISTICS 200,
    ALTER COLUMN "id" SET (n_distinct = 5, n_distinct_inherited = -0.5),
    ALTER COLUMN "id" RESET (n_distinct_inherited),
    ALTER COLUMN "name" SET STORAGE PLAIN,
    ALTER COLUMN "needed" SET STORAGE EXTERNAL,
    ALTER COLUMN "free" SET STORAGE MAIN,
    ALTER COLUMN "added" SET STORAGE EXTENDED,
    ALTER COLUMN "needed" SET COMPRESSION pglz,
    ALTER COLUMN "free" SET COMPRESSION default;
