CREATE LANGUAGE "bare" HANDLER plpgsql_call_handler;
CREATE TRUSTED PROCEDURAL LANGUAGE "Full" HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
CREATE TRUSTED LANGUAGE "trusted" HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
CREATE PROCEDURAL LANGUAGE "inline only" HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
CREATE OR REPLACE LANGUAGE "bare" HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
-- by a handler of our own
CREATE FUNCTION "own_handler"() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE "own" HANDLER "own_handler";
-- without a handler: the extension of this name
CREATE OR REPLACE TRUSTED PROCEDURAL LANGUAGE plpgsql;
-- in use
CREATE FUNCTION "spoken"() RETURNS INTEGER LANGUAGE "Full" AS 'BEGIN RETURN 1; END';
