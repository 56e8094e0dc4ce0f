-- Functions as in contrib/pgcrypto/pgcrypto--1.3--1.4.sql of PostgreSQL 18.
CREATE FUNCTION fips_mode() RETURNS bool
VOLATILE STRICT PARALLEL SAFE COST 1 LANGUAGE sql
RETURN false;
