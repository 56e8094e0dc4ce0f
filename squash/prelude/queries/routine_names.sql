-- Every routine that does not come with PostgreSQL itself: a body that calls one needs more than it says.
SELECT DISTINCT p.proname::text AS name
FROM pg_proc AS p
JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY 1
