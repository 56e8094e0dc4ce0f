-- AlterTable
ALTER TABLE "Loan" RENAME COLUMN "since" TO "lentAt";

-- AlterTable
ALTER TABLE "Book" DROP COLUMN "shelf",
ADD COLUMN "place" TEXT;

-- a trigger, by hand
CREATE FUNCTION note_loan() RETURNS trigger AS $$
BEGIN
    NEW."renewals" := 0;
    RETURN NEW;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER note_loan BEFORE INSERT ON "Loan" FOR EACH ROW EXECUTE FUNCTION note_loan();
