-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Row"') IS NULL THEN
CREATE TYPE "Row" AS (
    "id" INTEGER,
    "n" INTEGER
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Base" (
    "id" INTEGER CONSTRAINT "base id" NOT NULL,
    "n" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Booking" (
    "roomId" INTEGER,
    "during" daterange,
    "many" datemultirange,

    CONSTRAINT "many_key" UNIQUE ("roomId", many WITHOUT OVERLAPS) DEFERRABLE INITIALLY DEFERRED
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "id" INTEGER,
    "code" TEXT,
    "sure" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Columns" (
    "id" INTEGER CONSTRAINT "id there" NOT NULL NO INHERIT,
    "virtual" INTEGER GENERATED ALWAYS AS (id * 2) VIRTUAL,
    "as_default" TEXT GENERATED ALWAYS AS ('x'::text || 'y'::text) VIRTUAL,
    "stored" INTEGER CONSTRAINT "Columns_stored_not_null" NOT NULL GENERATED ALWAYS AS (id + 1) STORED,
    "unsure" INTEGER CONSTRAINT "unsure there" NOT NULL NO INHERIT,
    "sure" INTEGER,
    "wanted" TEXT CONSTRAINT "Columns_needed_not_null" NOT NULL,
    "virtual_needed" INTEGER CONSTRAINT "Columns_virtual_needed_not_null" NOT NULL GENERATED ALWAYS AS (id - 1) VIRTUAL,

    CONSTRAINT "sure one" CHECK (sure > 0)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Heir" (
    "n" INTEGER CONSTRAINT "heir n" NOT NULL,
    "m" INTEGER NOT NULL
) INHERITS ("Base");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Like" (
    "id" INTEGER CONSTRAINT "id there" NOT NULL NO INHERIT,
    "virtual" INTEGER GENERATED ALWAYS AS (id * 2) VIRTUAL,
    "as_default" TEXT GENERATED ALWAYS AS ('x'::text || 'y'::text) VIRTUAL,
    "stored" INTEGER CONSTRAINT "Columns_stored_not_null" NOT NULL GENERATED ALWAYS AS (id + 1) STORED,
    "unsure" INTEGER CONSTRAINT "unsure there" NOT NULL NO INHERIT,
    "sure" INTEGER,
    "wanted" TEXT CONSTRAINT "Columns_needed_not_null" NOT NULL,
    "virtual_needed" INTEGER CONSTRAINT "Columns_virtual_needed_not_null" NOT NULL GENERATED ALWAYS AS (id - 1) VIRTUAL,

    CONSTRAINT "sure one" CHECK (sure > 0)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "id" INTEGER NOT NULL,
    "code" TEXT,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Parent_code_key" UNIQUE ("code")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parts" (
    "id" INTEGER CONSTRAINT "parts id" NOT NULL,
    "v" INTEGER GENERATED ALWAYS AS (id * 3) VIRTUAL
) PARTITION BY LIST (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Part_1" (
    "id" INTEGER CONSTRAINT "parts id" NOT NULL,
    "v" INTEGER GENERATED ALWAYS AS (id * 4) VIRTUAL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Room" (
    "id" INTEGER NOT NULL,
    "during" daterange NOT NULL,
    "also" daterange NOT NULL,

    CONSTRAINT "Room_pkey" PRIMARY KEY (id, during WITHOUT OVERLAPS),
    CONSTRAINT "also once" UNIQUE (id, also WITHOUT OVERLAPS) WITH (fillfactor = 80)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Typed" OF "Row" (
    "id" WITH OPTIONS CONSTRAINT "typed id" NOT NULL,
    "n" WITH OPTIONS NOT NULL
);

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Columns"'::regclass::oid AND conname = 'Columns_unsure_check') THEN
        ALTER TABLE "Columns" ADD CONSTRAINT "Columns_unsure_check" CHECK (unsure > 0) NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Columns"'::regclass::oid AND conname = 'not now') THEN
        ALTER TABLE "Columns" ADD CONSTRAINT "not now" CHECK (id < sure) NO INHERIT NOT ENFORCED;
    END IF;
END
$$;

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Like"'::regclass::oid AND conname = 'Columns_unsure_check') THEN
        ALTER TABLE "Like" ADD CONSTRAINT "Columns_unsure_check" CHECK (unsure > 0) NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Like"'::regclass::oid AND conname = 'not now') THEN
        ALTER TABLE "Like" ADD CONSTRAINT "not now" CHECK (id < sure) NO INHERIT NOT ENFORCED;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Part_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Parts" ATTACH PARTITION "Part_1" FOR VALUES IN (1);
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Booking"'::regclass::oid AND conname = 'Booking_roomId_during_fkey') THEN
        ALTER TABLE "Booking" ADD CONSTRAINT "Booking_roomId_during_fkey" FOREIGN KEY ("roomId", PERIOD during) REFERENCES "Room"(id, PERIOD during);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Booking"'::regclass::oid AND conname = 'by_other') THEN
        ALTER TABLE "Booking" ADD CONSTRAINT "by_other" FOREIGN KEY ("roomId", PERIOD during) REFERENCES "Room"(id, PERIOD also) DEFERRABLE INITIALLY DEFERRED;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_id_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_id_fkey" FOREIGN KEY ("id") REFERENCES "Parent"("id") NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'Child_sure_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_sure_fkey" FOREIGN KEY ("sure") REFERENCES "Parent"("id");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'again') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "again" FOREIGN KEY ("id") REFERENCES "Parent"("id") ON DELETE SET NULL NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass::oid AND conname = 'of code') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "of code" FOREIGN KEY ("code") REFERENCES "Parent"("code") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT ENFORCED;
    END IF;
END
$$;
