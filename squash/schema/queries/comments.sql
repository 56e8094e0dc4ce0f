-- Comments on objects of the user, and on the schema public when it is not the comment of a new database.
SELECT d.classoid::regclass::text AS catalog,
       d.objoid AS oid,
       d.objsubid AS column,
       d.description AS text
FROM pg_description d
WHERE d.objoid >= 16384
