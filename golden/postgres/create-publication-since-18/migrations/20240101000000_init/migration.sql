CREATE TABLE "A" ("id" INTEGER NOT NULL, "twice" INTEGER GENERATED ALWAYS AS ("id" * 2) STORED, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
CREATE PUBLICATION "stored" FOR TABLE "A" WITH (publish_generated_columns = stored);
CREATE PUBLICATION "none" FOR ALL TABLES WITH (publish_generated_columns = none);
CREATE PUBLICATION "by list" FOR TABLE "A" ("id", "twice");
