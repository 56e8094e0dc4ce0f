-- The comment of the database.
SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()
