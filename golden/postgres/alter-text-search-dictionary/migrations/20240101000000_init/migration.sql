CREATE SCHEMA "texts";
CREATE TEXT SEARCH DICTIONARY "first" (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH DICTIONARY "second" (TEMPLATE = snowball, Language = english, StopWords = english);
CREATE TEXT SEARCH CONFIGURATION "in_use" (COPY = english);
ALTER TEXT SEARCH CONFIGURATION "in_use" ALTER MAPPING REPLACE english_stem WITH "second";
