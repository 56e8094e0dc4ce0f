-- Text search parsers, templates, dictionaries and configurations, with their options as CREATE TEXT SEARCH takes them.
WITH f AS NOT MATERIALIZED (
    SELECT p.oid,
           CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(p.proname)
                ELSE format('%I.%I', n.nspname, p.proname) END AS name
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
), parsers AS NOT MATERIALIZED (
    SELECT p.oid, CASE WHEN pg_ts_parser_is_visible(p.oid) THEN quote_ident(p.prsname)
                       ELSE format('%I.%I', n.nspname, p.prsname) END AS name
    FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace
), templates AS NOT MATERIALIZED (
    SELECT t.oid, CASE WHEN pg_ts_template_is_visible(t.oid) THEN quote_ident(t.tmplname)
                       ELSE format('%I.%I', n.nspname, t.tmplname) END AS name
    FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace
), found AS (
    SELECT 'parser' AS what, 'pg_ts_parser'::regclass AS catalog, p.oid, p.prsnamespace AS namespace, p.prsname AS name,
           pg_ts_parser_is_visible(p.oid) AS visible,
           ARRAY['START = ' || (SELECT name FROM f WHERE f.oid = p.prsstart), 'GETTOKEN = ' || (SELECT name FROM f WHERE f.oid = p.prstoken),
                 'END = ' || (SELECT name FROM f WHERE f.oid = p.prsend), 'LEXTYPES = ' || (SELECT name FROM f WHERE f.oid = p.prslextype)]
               || CASE WHEN p.prsheadline::oid <> 0 THEN ARRAY['HEADLINE = ' || (SELECT name FROM f WHERE f.oid = p.prsheadline)] END AS options
    FROM pg_ts_parser p
    UNION ALL
    SELECT 'template', 'pg_ts_template', t.oid, t.tmplnamespace, t.tmplname, pg_ts_template_is_visible(t.oid),
           CASE WHEN t.tmplinit::oid <> 0 THEN ARRAY['INIT = ' || (SELECT name FROM f WHERE f.oid = t.tmplinit)] END
               || ARRAY['LEXIZE = ' || (SELECT name FROM f WHERE f.oid = t.tmpllexize)]
    FROM pg_ts_template t
    UNION ALL
    SELECT 'dictionary', 'pg_ts_dict', d.oid, d.dictnamespace, d.dictname, pg_ts_dict_is_visible(d.oid),
           ARRAY['TEMPLATE = ' || t.name]
               || CASE WHEN d.dictinitoption IS NOT NULL THEN ARRAY[d.dictinitoption] END
    FROM pg_ts_dict d JOIN templates t ON t.oid = d.dicttemplate
    UNION ALL
    SELECT 'configuration', 'pg_ts_config', c.oid, c.cfgnamespace, c.cfgname, pg_ts_config_is_visible(c.oid),
           ARRAY['PARSER = ' || p.name]
    FROM pg_ts_config c JOIN parsers p ON p.oid = c.cfgparser
)
SELECT f.what, f.catalog::text AS catalog, f.oid, n.nspname AS schema, f.name, f.visible, f.options
FROM found f
JOIN pg_namespace n ON n.oid = f.namespace
WHERE f.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = f.catalog AND d.objid = f.oid AND d.deptype = 'e')
