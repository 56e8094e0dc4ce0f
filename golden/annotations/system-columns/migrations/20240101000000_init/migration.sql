CREATE TABLE "Note" ("id" SERIAL NOT NULL, "body" TEXT, CONSTRAINT "Note_pkey" PRIMARY KEY ("id"));
CREATE MATERIALIZED VIEW "Notes" AS SELECT count(*) AS "count" FROM "Note";

GRANT SELECT (ctid, "body") ON "Note" TO PUBLIC;
GRANT REFERENCES (tableoid) ON "Note" TO pg_monitor WITH GRANT OPTION;
GRANT SELECT (xmin) ON "Notes" TO pg_monitor;
GRANT SELECT (last_value) ON "Note_id_seq" TO pg_monitor;
COMMENT ON COLUMN "Note".ctid IS 'where the row lies';
COMMENT ON COLUMN "Notes".xmin IS 'when it was refreshed';
