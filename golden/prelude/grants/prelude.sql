CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO visitor;
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text);
GRANT SELECT, UPDATE ON auth.users TO member;
CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql STABLE AS 'SELECT current_user::text';
