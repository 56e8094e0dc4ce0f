CREATE FUNCTION "watch"() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RETURN; END $$;
CREATE EVENT TRIGGER "off" ON ddl_command_end EXECUTE FUNCTION "watch"();
CREATE EVENT TRIGGER "on" ON ddl_command_end EXECUTE FUNCTION "watch"();
CREATE EVENT TRIGGER "on_replica" ON sql_drop EXECUTE FUNCTION "watch"();
CREATE EVENT TRIGGER "always" ON ddl_command_start EXECUTE FUNCTION "watch"();
CREATE EVENT TRIGGER "first name" ON ddl_command_end EXECUTE FUNCTION "watch"();
