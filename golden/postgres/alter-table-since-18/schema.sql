-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER,
    "number" INTEGER CONSTRAINT "number there" NOT NULL,
    "m" INTEGER CONSTRAINT "Item_m_not_null" NOT NULL NO INHERIT,
    "parentId" INTEGER,
    "during" daterange,
    "v" INTEGER GENERATED ALWAYS AS (id * 3) VIRTUAL,
    "w" INTEGER GENERATED ALWAYS AS (number + 1) VIRTUAL,

    CONSTRAINT "Item_n_check" CHECK (number > 1)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Heir" (
    CONSTRAINT "Item_m_not_null" NOT NULL "m"
) INHERITS ("Item");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "id" INTEGER NOT NULL,
    "during" daterange NOT NULL,
    "more" INTEGER CONSTRAINT "more there" NOT NULL NO INHERIT,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "in time" UNIQUE (id, during WITHOUT OVERLAPS)
);

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Item"'::regclass::oid AND conname = 'id there') THEN
        ALTER TABLE "Item" ADD CONSTRAINT "id there" NOT NULL "id" NOT VALID;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Item"'::regclass::oid AND conname = 'unsure') THEN
        ALTER TABLE "Item" ADD CONSTRAINT "unsure" CHECK (number > 0) NOT ENFORCED;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Item"'::regclass::oid AND conname = 'asleep') THEN
        ALTER TABLE "Item" ADD CONSTRAINT "asleep" FOREIGN KEY ("parentId") REFERENCES "Parent"("id") NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Item"'::regclass::oid AND conname = 'of_parent') THEN
        ALTER TABLE "Item" ADD CONSTRAINT "of_parent" FOREIGN KEY ("parentId") REFERENCES "Parent"("id");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Item"'::regclass::oid AND conname = 'of_parent_in_time') THEN
        ALTER TABLE "Item" ADD CONSTRAINT "of_parent_in_time" FOREIGN KEY ("parentId", PERIOD during) REFERENCES "Parent"(id, PERIOD during);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Item"'::regclass::oid AND conname = 'of_parent_too') THEN
        ALTER TABLE "Item" ADD CONSTRAINT "of_parent_too" FOREIGN KEY ("parentId") REFERENCES "Parent"("id") NOT ENFORCED;
    END IF;
END
$$;
