-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "Customer_id_seq" AS INTEGER;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Purchase" (
    "userId" INTEGER CONSTRAINT "Order_customerId_not_null" NOT NULL,

    CONSTRAINT "Order_customerId_excl" EXCLUDE USING btree ("userId" WITH =)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "User" (
    "userId" INTEGER CONSTRAINT "Customer_id_not_null" NOT NULL DEFAULT nextval('"Customer_id_seq"'::regclass),
    "no" INTEGER CONSTRAINT "Customer_number_not_null" NOT NULL GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "Customer_number_seq"),
    "mail" TEXT CONSTRAINT "Customer_email_not_null" NOT NULL,
    "years" INTEGER,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("userId"),
    CONSTRAINT "Customer_email_key" UNIQUE ("mail"),
    CONSTRAINT "Customer_age_check" CHECK (years > 0)
);

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"Customer_id_seq"'::regclass::oid AND classid = 'pg_class'::regclass::oid AND deptype = 'a') THEN
        ALTER SEQUENCE "Customer_id_seq" OWNED BY "User"."userId";
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Customer_age_idx"') IS NULL THEN
        CREATE INDEX "Customer_age_idx" ON "User"("years");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Purchase"'::regclass::oid AND conname = 'Order_customerId_fkey') THEN
        ALTER TABLE "Purchase" ADD CONSTRAINT "Order_customerId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("userId");
    END IF;
END
$$;
