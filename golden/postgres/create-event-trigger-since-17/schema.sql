-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('greet()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "greet"()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN; END $function$;
    END IF;
END
$squash$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'at_login') THEN
        CREATE EVENT TRIGGER "at_login" ON login EXECUTE FUNCTION greet();
    END IF;
END
$$;
