CREATE SUBSCRIPTION "far" CONNECTION 'host=db.example.invalid dbname=app' PUBLICATION "one", "two"
    WITH (connect = false, enabled = false, create_slot = false, slot_name = NONE, copy_data = false, binary = true, streaming = parallel, synchronous_commit = 'remote_apply',
    two_phase = true, disable_on_error = true, password_required = false, run_as_owner = true, origin = none, failover = true);
CREATE SUBSCRIPTION "named slot" CONNECTION 'host=db.example.invalid' PUBLICATION "three" WITH (connect = false, slot_name = 'a_slot', streaming = on, origin = any);
