-- RENAME TO, of each signature
ALTER AGGREGATE "rows"(*) RENAME TO "all_rows";
ALTER AGGREGATE "biggest"(IN "value" INTEGER) RENAME TO "largest";
ALTER AGGREGATE "pick"(IN "part" DOUBLE PRECISION ORDER BY IN "value" anyelement) RENAME TO "picked";
ALTER AGGREGATE "commonest"(ORDER BY anyelement) RENAME TO "most_common";
