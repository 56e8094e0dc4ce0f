CREATE TEXT SEARCH PARSER "bare" (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE FUNCTION "own_end"(internal) RETURNS void LANGUAGE internal STRICT AS 'prsd_end';
CREATE TEXT SEARCH PARSER "Full" (START = prsd_start, GETTOKEN = prsd_nexttoken, END = "own_end", LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
