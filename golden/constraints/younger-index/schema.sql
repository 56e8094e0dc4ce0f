-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "parentId" INTEGER,
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
    IF to_regclass('"Parent_z_key"') IS NULL THEN
        CREATE UNIQUE INDEX "Parent_z_key" ON "Parent"("id");
    END IF;
    IF to_regclass('"z_code"') IS NULL THEN
        CREATE UNIQUE INDEX "z_code" ON "Parent"("code");
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

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"a_code"') IS NULL THEN
        CREATE UNIQUE INDEX "a_code" ON "Parent"("code");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_parentId_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Parent"("id");
    END IF;
END
$$;

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Parent"'::regclass::oid AND conname = 'Parent_pkey') THEN
        ALTER TABLE "Parent" ADD CONSTRAINT "Parent_pkey" PRIMARY KEY ("id");
    END IF;
END
$$;
