-- both make the type as a shell, and nothing fills it
CREATE FUNCTION "hull_in"(cstring) RETURNS "Hull" LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION "hull_out"("Hull") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
COMMENT ON FUNCTION "hull_out"("Hull") IS 'of a shell';
GRANT EXECUTE ON FUNCTION "hull_out"("Hull") TO pg_monitor;
