-- CreateTable
CREATE TABLE IF NOT EXISTS "Doc" (
    "id" INTEGER NOT NULL,
    "body" TEXT,
    "at" DATE,

    CONSTRAINT "Doc_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Doc_nulls"') IS NULL THEN
        CREATE UNIQUE INDEX "Doc_nulls" ON "Doc"("body") NULLS NOT DISTINCT;
    END IF;
    IF to_regclass('"Doc_some_nulls"') IS NULL THEN
        CREATE UNIQUE INDEX "Doc_some_nulls" ON "Doc"("body" DESC) INCLUDE (at) NULLS NOT DISTINCT WITH (fillfactor='70') WHERE (id > 0);
    END IF;
END
$$;
