-- CreateTable
CREATE TABLE IF NOT EXISTS "T" (
    "a" INTEGER NOT NULL,
    "b" INTEGER,
    "c" TEXT,

    CONSTRAINT "T_pkey" PRIMARY KEY ("a"),
    CONSTRAINT "T_again" UNIQUE ("a", "b") INCLUDE (c),
    CONSTRAINT "T_other" UNIQUE ("a", "b")
);

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"T"'::regclass::oid AND conname = 'A_key') THEN
        ALTER TABLE "T" ADD CONSTRAINT "A_key" UNIQUE ("a");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"T"'::regclass::oid AND conname = 'T_idx') THEN
        ALTER TABLE "T" ADD CONSTRAINT "T_idx" UNIQUE ("a", "b") INCLUDE (c);
    END IF;
END
$$;
