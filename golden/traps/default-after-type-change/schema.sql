-- CreateTable
CREATE TABLE IF NOT EXISTS "Order" (
    "status" TEXT DEFAULT 'q'::character varying,
    "code" TEXT DEFAULT 'c'::character varying,
    "n" BIGINT DEFAULT 1,
    "at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "at2" TIMESTAMPTZ(3) DEFAULT now(),
    "day" TIMESTAMP(3) DEFAULT CURRENT_DATE,

    CONSTRAINT "known" CHECK (status = ANY (ARRAY[('q'::character varying)::text, ('r'::character varying)::text])),
    CONSTRAINT "not_z" CHECK (code <> 'z'::text),
    CONSTRAINT "small" CHECK (n < 100)
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Order_open"') IS NULL THEN
        CREATE INDEX "Order_open" ON "Order"("at") WHERE ((status = 'q'::text) AND (n = 1));
    END IF;
END
$$;
