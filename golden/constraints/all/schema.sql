-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Booking" (
    "room" INTEGER NOT NULL,
    "during" tsrange NOT NULL,

    CONSTRAINT "no_overlap" EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((room > 0))
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "id" TEXT CONSTRAINT "Child_id_not_null" NOT NULL,
    "a" INTEGER,
    "b" INTEGER,
    "c" TEXT,

    CONSTRAINT "Child_pkey" PRIMARY KEY ("id") DEFERRABLE,
    CONSTRAINT "Child_c_check" CHECK ((c = ')'::text) OR (c = '('::text)),
    CONSTRAINT "own" CHECK (a <> 1) NO INHERIT,
    CONSTRAINT "positive" CHECK ((a > 0) AND ((b > 0) OR (c IS NULL)))
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Copy" (
    "id" TEXT CONSTRAINT "Child_id_not_null" NOT NULL,
    "a" INTEGER,
    "b" INTEGER,
    "c" TEXT,

    CONSTRAINT "Copy_pkey" PRIMARY KEY ("id") DEFERRABLE,
    CONSTRAINT "Child_c_check" CHECK ((c = ')'::text) OR (c = '('::text)),
    CONSTRAINT "own" CHECK (a <> 1) NO INHERIT,
    CONSTRAINT "positive" CHECK ((a > 0) AND ((b > 0) OR (c IS NULL))),
    CONSTRAINT "unchecked" CHECK (b <> 13)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Left" (
    "key" INTEGER CONSTRAINT "Left_id_not_null" NOT NULL,
    "rightId" INTEGER,

    CONSTRAINT "Left_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,
    "c" TEXT,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("a", "b"),
    CONSTRAINT "Parent_b_a_key" UNIQUE ("b", "a") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "Parent_c_key" UNIQUE ("c") INCLUDE (a) WITH (fillfactor = 80)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Right" (
    "id" INTEGER NOT NULL,
    "leftId" INTEGER,

    CONSTRAINT "Right_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Worker" (
    "id" INTEGER CONSTRAINT "Employee_id_not_null" NOT NULL,
    "managerId" INTEGER,

    CONSTRAINT "Employee_pkey" PRIMARY KEY ("id")
);

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'unchecked') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "unchecked" CHECK (b <> 13) NOT VALID;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_ab_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_ab_fkey" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_c_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_c_fkey" FOREIGN KEY ("c") REFERENCES "Parent"("c") ON DELETE SET DEFAULT ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_later_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_later_fkey" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") NOT VALID;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Left"'::regclass::oid AND conname = 'Left_rightId_fkey') THEN
        ALTER TABLE "Left" ADD CONSTRAINT "Left_rightId_fkey" FOREIGN KEY ("rightId") REFERENCES "Right"("id");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Right"'::regclass::oid AND conname = 'Right_leftId_fkey') THEN
        ALTER TABLE "Right" ADD CONSTRAINT "Right_leftId_fkey" FOREIGN KEY ("leftId") REFERENCES "Left"("key");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Worker"'::regclass::oid AND conname = 'Employee_bossId_fkey') THEN
        ALTER TABLE "Worker" ADD CONSTRAINT "Employee_bossId_fkey" FOREIGN KEY ("managerId") REFERENCES "Worker"("id");
    END IF;
END
$$;
