-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "parentId" INTEGER NOT NULL,
    "code" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "id" INTEGER NOT NULL,
    "code" TEXT NOT NULL
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"m_code"') IS NULL THEN
        CREATE UNIQUE INDEX "m_code" ON "Parent"("code");
    END IF;
    IF to_regclass('"z_first"') IS NULL THEN
        CREATE UNIQUE INDEX "z_first" ON "Parent"("id");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_code_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_code_fkey" FOREIGN KEY ("code") REFERENCES "Parent"("code");
    END IF;
END
$$;

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Parent"'::regclass::oid AND conname = 'a_code') THEN
        ALTER TABLE "Parent" ADD CONSTRAINT "a_code" UNIQUE ("code");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_parentId_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Parent"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"a_second"') IS NULL THEN
        CREATE UNIQUE INDEX "a_second" ON "Parent"("id");
    END IF;
END
$$;
