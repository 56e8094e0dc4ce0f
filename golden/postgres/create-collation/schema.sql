-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"by parts"') IS NULL THEN
        CREATE COLLATION "by parts" (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"copied too"') IS NULL THEN
        CREATE COLLATION "copied too" (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"copied"') IS NULL THEN
        CREATE COLLATION "copied" FROM pg_catalog."C";
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"of_libc"') IS NULL THEN
        CREATE COLLATION "of_libc" (PROVIDER = libc, LOCALE = 'POSIX');
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"plain"') IS NULL THEN
        CREATE COLLATION "plain" (PROVIDER = libc, LOCALE = 'C');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Words"') IS NULL THEN
CREATE TYPE "Words" AS RANGE (
    SUBTYPE = TEXT,
    COLLATION = plain,
    MULTIRANGE_TYPE_NAME = "Words_multirange"
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Label"') IS NULL THEN
        CREATE DOMAIN "Label" AS TEXT COLLATE of_libc;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Word" (
    "text" TEXT COLLATE plain NOT NULL,
    "other" TEXT,

    CONSTRAINT "ordered" CHECK ((other COLLATE "by parts") > 'a'::text)
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Word_other_idx"') IS NULL THEN
        CREATE INDEX "Word_other_idx" ON "Word"("other" COLLATE copied);
    END IF;
END
$$;
