CREATE VIEW "bare" ("x") AS VALUES (1), (2);
CREATE VIEW "from" AS SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS "v" ("n", "t");
CREATE MATERIALIZED VIEW "kept" ("x", "y") AS VALUES (1, 'a') WITH NO DATA;
