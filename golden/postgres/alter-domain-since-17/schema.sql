-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"tag"') IS NULL THEN
        CREATE DOMAIN "tag" AS TEXT CONSTRAINT "tag must be there" NOT NULL;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"title"') IS NULL THEN
        CREATE DOMAIN "title" AS TEXT NOT NULL;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"word"') IS NULL THEN
        CREATE DOMAIN "word" AS TEXT CONSTRAINT "word needed" NOT NULL;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "tag" tag,
    "word" word
);
