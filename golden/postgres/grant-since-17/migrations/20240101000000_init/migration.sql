CREATE TABLE "A" ("id" INTEGER NOT NULL);
GRANT MAINTAIN ON "A" TO pg_monitor WITH GRANT OPTION;
GRANT SELECT, MAINTAIN ON ALL TABLES IN SCHEMA "public" TO pg_read_all_data;
GRANT SET, ALTER SYSTEM ON PARAMETER work_mem, statement_timeout TO pg_monitor WITH GRANT OPTION;
GRANT ALL PRIVILEGES ON PARAMETER work_mem TO pg_read_all_data;
REVOKE ALL ON PARAMETER work_mem, statement_timeout FROM pg_monitor, pg_read_all_data;
GRANT pg_read_all_settings TO pg_signal_backend WITH ADMIN TRUE, INHERIT FALSE, SET OPTION GRANTED BY CURRENT_USER;
REVOKE pg_read_all_settings FROM pg_signal_backend GRANTED BY CURRENT_USER CASCADE;
