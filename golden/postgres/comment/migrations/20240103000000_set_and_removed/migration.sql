-- IS NULL
COMMENT ON COLUMN "Item"."other" IS 'for a while';
COMMENT ON COLUMN "Item"."other" IS NULL;
-- what no schema holds: database, role, tablespace, large object, subscription
DO $$
DECLARE
    large OID := lo_create(0);
BEGIN
    EXECUTE format('COMMENT ON DATABASE %I IS ''for a while''', current_database());
    EXECUTE format('COMMENT ON DATABASE %I IS NULL', current_database());
    EXECUTE format('COMMENT ON LARGE OBJECT %s IS ''for a while''', large);
    PERFORM lo_unlink(large);
END $$;
COMMENT ON ROLE pg_monitor IS 'for a while';
COMMENT ON ROLE pg_monitor IS NULL;
COMMENT ON TABLESPACE pg_default IS 'for a while';
COMMENT ON TABLESPACE pg_default IS NULL;
CREATE SUBSCRIPTION "gone" CONNECTION 'host=db.example.invalid' PUBLICATION "one" WITH (connect = false, slot_name = NONE);
COMMENT ON SUBSCRIPTION "gone" IS 'for a while';
COMMENT ON SUBSCRIPTION "gone" IS NULL;
DROP SUBSCRIPTION "gone";
