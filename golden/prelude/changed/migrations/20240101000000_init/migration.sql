ALTER TABLE auth.users ADD COLUMN nick text;
