REVOKE EXECUTE ON FUNCTION "count_secrets"() FROM PUBLIC;
COMMENT ON FUNCTION "count_secrets"() IS 'for everybody who may ask';
ALTER FUNCTION "count_secrets"() OWNER TO golden_lookup;
ALTER TABLE "Secret" OWNER TO golden_lookup;
GRANT EXECUTE ON FUNCTION "count_secrets"() TO CURRENT_USER;
