CREATE TABLE "Parent" ("id" INTEGER NOT NULL, "code" TEXT NOT NULL);
CREATE UNIQUE INDEX "Parent_z_key" ON "Parent"("id");
CREATE UNIQUE INDEX "z_code" ON "Parent"("code");
CREATE TABLE "Child" ("parentId" INTEGER, "code" TEXT);
ALTER TABLE "Child" ADD CONSTRAINT "Child_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Parent"("id");
ALTER TABLE "Child" ADD CONSTRAINT "Child_code_fkey" FOREIGN KEY ("code") REFERENCES "Parent"("code");
ALTER TABLE "Parent" ADD CONSTRAINT "Parent_pkey" PRIMARY KEY ("id");
CREATE UNIQUE INDEX "a_code" ON "Parent"("code");
