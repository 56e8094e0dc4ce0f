-- Tables of publications before 15, which has brought row filters and column lists.
SELECT r.oid, r.prpubid AS publication, r.prrelid AS relation, NULL::text AS filter, '{}'::text[] AS columns
FROM pg_publication_rel r
WHERE r.oid >= 16384
