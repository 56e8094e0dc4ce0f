CREATE SCHEMA auth;
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text, raw jsonb NOT NULL DEFAULT '{}');
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT current_setting(''app.user'', true)::uuid';
ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE auth.users IS 'the platform''s';
GRANT USAGE ON SCHEMA auth TO signed_in;
