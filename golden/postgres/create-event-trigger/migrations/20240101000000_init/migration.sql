CREATE FUNCTION "watch"() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RETURN; END $$;
CREATE EVENT TRIGGER "at start" ON ddl_command_start EXECUTE FUNCTION "watch"();
-- WHEN, one filter with several values; the older word PROCEDURE
CREATE EVENT TRIGGER "at_end" ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE', 'DROP TABLE') EXECUTE PROCEDURE "watch"();
CREATE EVENT TRIGGER "at_drop" ON sql_drop WHEN TAG IN ('DROP VIEW') EXECUTE FUNCTION "watch"();
CREATE EVENT TRIGGER "at_rewrite" ON table_rewrite WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION "watch"();
CREATE TABLE "Watched" ("id" INTEGER NOT NULL);
