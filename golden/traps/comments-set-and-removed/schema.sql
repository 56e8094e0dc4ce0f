-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "name" TEXT
);

-- Comment
DO $$
BEGIN
    IF obj_description('"A"'::regclass, 'pg_class') IS NULL THEN
        COMMENT ON TABLE "A" IS 'second';
    END IF;
END
$$;
