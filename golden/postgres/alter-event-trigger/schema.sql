-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('watch()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "watch"()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN; END $function$;
    END IF;
END
$squash$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'always') THEN
        CREATE EVENT TRIGGER "always" ON ddl_command_start EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'off') THEN
        CREATE EVENT TRIGGER "off" ON ddl_command_end EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'on') THEN
        CREATE EVENT TRIGGER "on" ON ddl_command_end EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'on_replica') THEN
        CREATE EVENT TRIGGER "on_replica" ON sql_drop EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'second name') THEN
        CREATE EVENT TRIGGER "second name" ON ddl_command_end EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- AlterEventTrigger
DO $$
BEGIN
    IF (SELECT evtenabled FROM pg_event_trigger WHERE evtname = 'always') <> 'A' THEN
        ALTER EVENT TRIGGER "always" ENABLE ALWAYS;
    END IF;
END
$$;

-- AlterEventTrigger
DO $$
BEGIN
    IF (SELECT evtenabled FROM pg_event_trigger WHERE evtname = 'off') <> 'D' THEN
        ALTER EVENT TRIGGER "off" DISABLE;
    END IF;
END
$$;

-- AlterEventTrigger
DO $$
BEGIN
    IF (SELECT evtenabled FROM pg_event_trigger WHERE evtname = 'on_replica') <> 'R' THEN
        ALTER EVENT TRIGGER "on_replica" ENABLE REPLICA;
    END IF;
END
$$;
