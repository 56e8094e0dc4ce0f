-- Schemas of publications (since 15).
SELECT s.oid, s.pnpubid AS publication, n.nspname AS name
FROM pg_publication_namespace s
JOIN pg_namespace n ON n.oid = s.pnnspid
WHERE s.oid >= 16384
