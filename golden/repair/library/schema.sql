-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"LoanState"') IS NULL THEN
        CREATE TYPE "LoanState" AS ENUM ('OPEN', 'LATE', 'CLOSED', 'LOST');
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Role"') IS NULL THEN
        CREATE TYPE "Role" AS ENUM ('READER', 'LIBRARIAN', 'ADMIN');
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('note_loan()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "note_loan"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    NEW."renewals" := 0;
    RETURN NEW;
END
$function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Author" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Book" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "isbn" VARCHAR(13),
    "language" TEXT NOT NULL DEFAULT 'en',
    "place" TEXT,

    CONSTRAINT "Book_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Loan" (
    "id" TEXT NOT NULL,
    "bookId" TEXT NOT NULL,
    "memberId" INTEGER NOT NULL,
    "state" "LoanState" NOT NULL DEFAULT 'OPEN',
    "lentAt" TIMESTAMP(3) CONSTRAINT "Loan_since_not_null" NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due" TIMESTAMP(3),
    "renewals" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Loan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Member" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'READER',
    "mail" TEXT,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "_AuthorToBook" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_AuthorToBook_AB_pkey" PRIMARY KEY ("A", "B")
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Book_isbn_key"') IS NULL THEN
        CREATE UNIQUE INDEX "Book_isbn_key" ON "Book"("isbn");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Loan_due_idx"') IS NULL THEN
        CREATE INDEX "Loan_due_idx" ON "Loan"("due");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Member_mail_key"') IS NULL THEN
        CREATE UNIQUE INDEX "Member_mail_key" ON "Member"("mail");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"_AuthorToBook_B_index"') IS NULL THEN
        CREATE INDEX "_AuthorToBook_B_index" ON "_AuthorToBook"("B");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Loan"'::regclass::oid AND conname = 'Loan_bookId_fkey') THEN
        ALTER TABLE "Loan" ADD CONSTRAINT "Loan_bookId_fkey" FOREIGN KEY ("bookId") REFERENCES "Book"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Loan"'::regclass::oid AND conname = 'Loan_memberId_fkey') THEN
        ALTER TABLE "Loan" ADD CONSTRAINT "Loan_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"_AuthorToBook"'::regclass::oid AND conname = '_AuthorToBook_A_fkey') THEN
        ALTER TABLE "_AuthorToBook" ADD CONSTRAINT "_AuthorToBook_A_fkey" FOREIGN KEY ("A") REFERENCES "Author"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"_AuthorToBook"'::regclass::oid AND conname = '_AuthorToBook_B_fkey') THEN
        ALTER TABLE "_AuthorToBook" ADD CONSTRAINT "_AuthorToBook_B_fkey" FOREIGN KEY ("B") REFERENCES "Book"("id") ON DELETE CASCADE ON UPDATE CASCADE;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Loan"'::regclass::oid AND tgname = 'note_loan' AND NOT tgisinternal) THEN
        CREATE TRIGGER "note_loan" BEFORE INSERT ON "Loan" FOR EACH ROW EXECUTE FUNCTION note_loan();
    END IF;
END
$$;
