-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "id" TEXT NOT NULL,
    "a" INTEGER,
    "b" INTEGER,

    CONSTRAINT "Child_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Child_b_key" UNIQUE NULLS NOT DISTINCT ("b")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("a", "b")
);

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_defaults_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_defaults_fkey" FOREIGN KEY ("b", "a") REFERENCES "Parent"("a", "b") ON DELETE SET DEFAULT ("b", "a");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_partly_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_partly_fkey" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") ON DELETE SET NULL ("b") DEFERRABLE;
    END IF;
END
$$;
