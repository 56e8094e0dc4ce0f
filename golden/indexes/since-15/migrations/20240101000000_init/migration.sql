CREATE TABLE "Doc" ("id" INTEGER NOT NULL, "body" TEXT, "at" DATE, CONSTRAINT "Doc_pkey" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "Doc_nulls" ON "Doc"("body") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "Doc_some_nulls" ON "Doc"("body" DESC) INCLUDE ("at") NULLS NOT DISTINCT WITH (fillfactor = 70) WHERE "id" > 0;
