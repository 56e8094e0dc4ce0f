-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"sorting"') IS NULL THEN
        CREATE SCHEMA "sorting";
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"primary"') IS NULL THEN
        CREATE COLLATION "primary" (PROVIDER = libc, LOCALE = 'C');
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"sorting"."second"') IS NULL THEN
        CREATE COLLATION "sorting"."second" (PROVIDER = libc, LOCALE = 'POSIX');
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Word" (
    "a" TEXT COLLATE "primary",
    "b" TEXT COLLATE sorting.second
);
