CREATE TEXT SEARCH DICTIONARY "bare" (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH DICTIONARY "with_options" (TEMPLATE = simple, STOPWORDS = english, Accept = false);
CREATE TEXT SEARCH DICTIONARY "stemmer" (TEMPLATE = snowball, Language = russian, StopWords = russian);
CREATE TEXT SEARCH DICTIONARY "Synonyms" (TEMPLATE = synonym, SYNONYMS = synonym_sample, CaseSensitive = true);
CREATE TEXT SEARCH DICTIONARY "spelling" (TEMPLATE = ispell, DictFile = ispell_sample, AffFile = ispell_sample, StopWords = english);
CREATE TEXT SEARCH DICTIONARY "thesaurus" (TEMPLATE = thesaurus, DictFile = thesaurus_sample, Dictionary = pg_catalog.english_stem);
CREATE TEXT SEARCH TEMPLATE "own_template" (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY "of our own" (TEMPLATE = "own_template", STOPWORDS = 'english');
