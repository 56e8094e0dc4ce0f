CREATE TABLE "Source" ("id" SERIAL NOT NULL, "email" TEXT NOT NULL, "n" INTEGER CHECK ("n" > 0), CONSTRAINT "Source_pkey" PRIMARY KEY ("id"), CONSTRAINT "Source_email_key" UNIQUE ("email"));
CREATE INDEX "Source_n_idx" ON "Source"("n");
CREATE TABLE "Copy" (LIKE "Source" INCLUDING ALL);
