CREATE EXTENSION IF NOT EXISTS "btree_gist";
CREATE TABLE "Parent" ("a" INTEGER NOT NULL, "b" INTEGER NOT NULL, "c" TEXT, CONSTRAINT "Parent_pkey" PRIMARY KEY ("a", "b"), CONSTRAINT "Parent_c_key" UNIQUE ("c") INCLUDE ("a") WITH (fillfactor = 80), UNIQUE ("b", "a") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "Child" ("id" TEXT NOT NULL, "a" INTEGER, "b" INTEGER, "c" TEXT,
    CONSTRAINT "Child_pkey" PRIMARY KEY ("id") DEFERRABLE,
    CONSTRAINT "Child_ab_fkey" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Child_c_fkey" FOREIGN KEY ("c") REFERENCES "Parent"("c") ON DELETE SET DEFAULT ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE "Child" ADD CONSTRAINT "Child_later_fkey" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") NOT VALID;
ALTER TABLE "Child" ADD CONSTRAINT "positive" CHECK ("a" > 0 AND ("b" > 0 OR "c" IS NULL)), ADD CONSTRAINT "unchecked" CHECK ("b" <> 13) NOT VALID, ADD CONSTRAINT "own" CHECK ("a" <> 1) NO INHERIT, ADD CHECK (("c" = ')') OR ("c" = '('));
CREATE TABLE "Booking" ("room" INTEGER NOT NULL, "during" TSRANGE NOT NULL, CONSTRAINT "no_overlap" EXCLUDE USING gist ("room" WITH =, "during" WITH &&) WHERE ("room" > 0));
CREATE TABLE "Employee" ("id" INTEGER NOT NULL, "bossId" INTEGER, CONSTRAINT "Employee_pkey" PRIMARY KEY ("id"), CONSTRAINT "Employee_bossId_fkey" FOREIGN KEY ("bossId") REFERENCES "Employee"("id"));
CREATE TABLE "Left" ("id" INTEGER NOT NULL, "rightId" INTEGER, CONSTRAINT "Left_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Right" ("id" INTEGER NOT NULL, "leftId" INTEGER, CONSTRAINT "Right_pkey" PRIMARY KEY ("id"));
ALTER TABLE "Left" ADD CONSTRAINT "Left_rightId_fkey" FOREIGN KEY ("rightId") REFERENCES "Right"("id");
ALTER TABLE "Right" ADD CONSTRAINT "Right_leftId_fkey" FOREIGN KEY ("leftId") REFERENCES "Left"("id");
