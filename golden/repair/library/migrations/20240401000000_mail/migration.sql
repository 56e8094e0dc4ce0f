-- AlterTable
ALTER TABLE "Member" ADD COLUMN "mail" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Member_mail_key" ON "Member"("mail");
