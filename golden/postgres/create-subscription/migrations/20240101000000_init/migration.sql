CREATE SUBSCRIPTION "far" CONNECTION 'host=db.example.invalid dbname=app' PUBLICATION "one", "two"
    WITH (connect = false, enabled = false, create_slot = false, slot_name = NONE, copy_data = false, binary = true, streaming = on, synchronous_commit = 'remote_apply');
CREATE SUBSCRIPTION "named slot" CONNECTION 'host=db.example.invalid' PUBLICATION "three" WITH (connect = false, slot_name = 'a_slot');
