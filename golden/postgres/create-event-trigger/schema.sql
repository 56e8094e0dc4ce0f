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

-- CreateTable
DO $$
BEGIN
    IF to_regclass('"Watched"') IS NULL THEN
CREATE TABLE "Watched" (
    "id" BIGINT NOT NULL
);
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'at start') THEN
        CREATE EVENT TRIGGER "at start" ON ddl_command_start EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'at_drop') THEN
        CREATE EVENT TRIGGER "at_drop" ON sql_drop WHEN TAG IN ('DROP VIEW') EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'at_end') THEN
        CREATE EVENT TRIGGER "at_end" ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE', 'DROP TABLE') EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'at_rewrite') THEN
        CREATE EVENT TRIGGER "at_rewrite" ON table_rewrite WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION watch();
    END IF;
END
$$;
