CREATE SCHEMA "texts";
CREATE TEXT SEARCH TEMPLATE "first" (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE "second" (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY "in_use" (TEMPLATE = "second", STOPWORDS = english);
