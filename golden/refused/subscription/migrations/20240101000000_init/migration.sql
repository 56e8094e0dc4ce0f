CREATE SUBSCRIPTION "feed" CONNECTION 'dbname=elsewhere' PUBLICATION "news" WITH (connect = false, enabled = false, slot_name = NONE, create_slot = false);
