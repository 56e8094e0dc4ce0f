-- The dictionaries that a text search configuration asks for each type of token.
SELECT c.oid AS configuration,
       m.maptokentype AS number,
       (SELECT t.alias FROM ts_token_type(c.cfgparser) t WHERE t.tokid = m.maptokentype) AS token,
       array_agg(m.mapdict::regdictionary::text ORDER BY m.mapseqno) AS dictionaries,
       array_agg(m.mapdict::oid ORDER BY m.mapseqno) AS dictionary_oids
FROM pg_ts_config c
JOIN pg_ts_config_map m ON m.mapcfg = c.oid
WHERE c.oid >= 16384
GROUP BY c.oid, c.cfgparser, m.maptokentype
ORDER BY c.oid, m.maptokentype
