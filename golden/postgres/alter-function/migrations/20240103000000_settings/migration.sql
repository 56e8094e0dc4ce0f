SET search_path = public, pg_temp;
ALTER FUNCTION "setting"() SET search_path FROM CURRENT SET "DateStyle" TO 'ISO, DMY' SET app.x = 'y' RESET statement_timeout SET work_mem TO DEFAULT;
RESET search_path;
ALTER FUNCTION "unset"() RESET ALL;
