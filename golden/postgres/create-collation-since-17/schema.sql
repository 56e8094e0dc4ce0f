-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"bytes"') IS NULL THEN
        CREATE COLLATION "bytes" (PROVIDER = builtin, LOCALE = 'C');
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"copied"') IS NULL THEN
        CREATE COLLATION "copied" (PROVIDER = builtin, LOCALE = 'C.UTF-8');
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"of today"') IS NULL THEN
        CREATE COLLATION "of today" (PROVIDER = builtin, LOCALE = 'C.UTF-8');
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"of_old"') IS NULL THEN
        CREATE COLLATION "of_old" (PROVIDER = builtin, LOCALE = 'C.UTF-8', VERSION = '0.9');
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"points"') IS NULL THEN
        CREATE COLLATION "points" (PROVIDER = builtin, LOCALE = 'C.UTF-8');
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Word" (
    "text" TEXT COLLATE points,
    "bytes" TEXT COLLATE bytes
);
