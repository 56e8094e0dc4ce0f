CREATE FUNCTION "same"(integer, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2';
CREATE OPERATOR === (FUNCTION = "same", LEFTARG = integer, RIGHTARG = text, COMMUTATOR = ====);
DROP OPERATOR === (integer, text);
