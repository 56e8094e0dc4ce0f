-- AlterTable
ALTER TABLE "Loan" ADD COLUMN "due" TIMESTAMP(3),
ADD COLUMN "renewals" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Loan_due_idx" ON "Loan"("due");
