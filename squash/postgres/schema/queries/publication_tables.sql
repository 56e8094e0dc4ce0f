-- Tables of publications, with row filters and column lists.
SELECT r.oid,
       r.prpubid AS publication,
       r.prrelid AS relation,
       pg_get_expr(r.prqual, r.prrelid) AS filter,
       ARRAY(SELECT a.attname::text FROM unnest(r.prattrs) u(n)
             JOIN pg_attribute a ON a.attrelid = r.prrelid AND a.attnum = u.n ORDER BY a.attnum) AS columns
FROM pg_publication_rel r
WHERE r.oid >= 16384
