-- Rows
-- They are inserted where this script makes these tables, and nowhere else: until they are in, a table of
-- its own says so, also to a run that goes on after another one was cut short.
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL
        AND to_regclass('"Role"') IS NULL
    THEN
        CREATE TABLE "_squash_rows" ();
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Role" (
    "id" INTEGER NOT NULL,
    "name" TEXT,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "Role")
    THEN
        INSERT INTO "Role" ("id", "name") VALUES
            (1, 'admin'),
            (2, 'user')
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- DropTable
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NOT NULL THEN
        DROP TABLE "_squash_rows";
    END IF;
END
$$;
