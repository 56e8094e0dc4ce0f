COMMENT ON EXTENSION "citext" IS 'addresses';
COMMENT ON SCHEMA "billing" IS 'what customers owe';
COMMENT ON SCHEMA "public" IS 'everything else';
GRANT USAGE ON SCHEMA "billing" TO PUBLIC;
