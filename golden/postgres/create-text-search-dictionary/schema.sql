-- CreateTextSearchTemplate
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_template WHERE tmplname = 'own_template' AND tmplnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH TEMPLATE "own_template" (INIT = dsimple_init, LEXIZE = dsimple_lexize);
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'Synonyms' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "Synonyms" (TEMPLATE = synonym, synonyms = 'synonym_sample', casesensitive = 'true');
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'bare' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "bare" (TEMPLATE = simple);
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'of our own' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "of our own" (TEMPLATE = own_template, stopwords = 'english');
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'spelling' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "spelling" (TEMPLATE = ispell, dictfile = 'ispell_sample', afffile = 'ispell_sample', stopwords = 'english');
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'stemmer' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "stemmer" (TEMPLATE = snowball, language = 'russian', stopwords = 'russian');
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'thesaurus' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "thesaurus" (TEMPLATE = thesaurus, dictfile = 'thesaurus_sample', dictionary = 'pg_catalog.english_stem');
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'with_options' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "with_options" (TEMPLATE = simple, stopwords = 'english', accept = 'false');
    END IF;
END
$$;
