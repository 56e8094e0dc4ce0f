CREATE SUBSCRIPTION "far" CONNECTION 'host=db.example.invalid dbname=app' PUBLICATION "one" WITH (connect = false, slot_name = NONE);
