-- CreateTable
CREATE TABLE IF NOT EXISTS "User" (
    "id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "User_name_key" UNIQUE ("name")
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"User_email_key"') IS NULL THEN
        CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
    END IF;
END
$$;
