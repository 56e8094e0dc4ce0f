CREATE UNIQUE INDEX "a_second" ON "Parent"("id");
CREATE UNIQUE INDEX "m_code" ON "Parent"("code");
ALTER TABLE "Child" ADD CONSTRAINT "Child_code_fkey" FOREIGN KEY ("code") REFERENCES "Parent"("code");
ALTER TABLE "Parent" ADD CONSTRAINT "a_code" UNIQUE ("code");
