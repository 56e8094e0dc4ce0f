ALTER COLLATION "second" SET SCHEMA "sorting";
