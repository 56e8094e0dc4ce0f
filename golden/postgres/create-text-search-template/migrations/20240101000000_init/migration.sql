CREATE TEXT SEARCH TEMPLATE "bare" (LEXIZE = dsimple_lexize);
CREATE FUNCTION "own_init"(internal) RETURNS internal LANGUAGE internal STRICT AS 'dsimple_init';
CREATE TEXT SEARCH TEMPLATE "Full" (INIT = "own_init", LEXIZE = dsimple_lexize);
