GRANT USAGE ON LANGUAGE plpgsql TO pg_monitor;
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(DOUBLE PRECISION) FROM PUBLIC;
GRANT SELECT ON pg_catalog.pg_statistic TO pg_monitor;
REVOKE USAGE ON TYPE pg_catalog.text FROM PUBLIC;
