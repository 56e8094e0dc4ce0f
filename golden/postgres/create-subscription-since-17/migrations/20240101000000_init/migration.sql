CREATE SUBSCRIPTION "far" CONNECTION 'host=db.example.invalid dbname=app' PUBLICATION "one"
    WITH (connect = false, slot_name = NONE, two_phase = true, disable_on_error = true, password_required = false, run_as_owner = true, origin = none, streaming = parallel, failover = true);
