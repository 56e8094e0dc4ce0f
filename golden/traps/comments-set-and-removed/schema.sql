-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "name" TEXT
);

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('"A"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON TABLE "A" IS 'second';
    END IF;
END
$$;
