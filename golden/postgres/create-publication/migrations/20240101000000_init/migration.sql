CREATE TABLE "A" ("id" INTEGER NOT NULL, "v" TEXT, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
CREATE TABLE "B" ("id" INTEGER NOT NULL, CONSTRAINT "B_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Parent" ("id" INTEGER NOT NULL, CONSTRAINT "Parent_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Child" ("more" TEXT) INHERITS ("Parent");
CREATE TABLE "Event" ("id" INTEGER NOT NULL) PARTITION BY RANGE ("id");
CREATE TABLE "Event_1" PARTITION OF "Event" FOR VALUES FROM (0) TO (10);
CREATE PUBLICATION "empty";
CREATE PUBLICATION "everything" FOR ALL TABLES;
-- ONLY, *, partitioned tables
CREATE PUBLICATION "some of them" FOR TABLE "A", ONLY "Parent";
CREATE PUBLICATION "with heirs" FOR TABLE "Parent" *, "B";
CREATE PUBLICATION "parts" FOR TABLE "Event" WITH (publish_via_partition_root = true);
CREATE PUBLICATION "one part" FOR TABLE "Event_1";
-- publish
CREATE PUBLICATION "changes" FOR TABLE "A" WITH (publish = 'insert, update');
CREATE PUBLICATION "removals" FOR ALL TABLES WITH (publish = 'delete,truncate', publish_via_partition_root);
CREATE PUBLICATION "silent" WITH (publish = '');
