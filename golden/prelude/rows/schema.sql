-- Rows
-- They are inserted where this script makes these tables, and nowhere else: until they are in, a table of
-- its own says so, also to a run that goes on after another one was cut short.
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL
        AND to_regclass('"Picture"') IS NULL
    THEN
        CREATE TABLE "_squash_rows" ();
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Picture" (
    "id" SERIAL NOT NULL,
    "bucket" TEXT NOT NULL,

    CONSTRAINT "Picture_pkey" PRIMARY KEY ("id")
);

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "Picture")
    THEN
        INSERT INTO "Picture" ("id", "bucket") VALUES
            (1, 'avatars')
        ON CONFLICT DO NOTHING;
    END IF;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
        INSERT INTO "storage"."buckets" ("id", "name", "public") VALUES
            ('avatars', 'avatars', true)
        ON CONFLICT DO NOTHING;
END
$$;

-- InsertRows
DO $$
BEGIN
    IF to_regclass('"_squash_rows"') IS NULL THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM "storage"."allowed" WHERE ROW("bucket_id", "kind")::text = ROW('avatars', 'image/jpeg')::text)
    THEN
        INSERT INTO "storage"."allowed" ("bucket_id", "kind") VALUES
            ('avatars', 'image/jpeg'),
            ('avatars', 'image/png')
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

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "Picture_id_seq") THEN
        PERFORM pg_catalog.setval('"Picture_id_seq"', 1);
    END IF;
END
$$;
