-- What makes a table a foreign one; the rest is read with the other relations.
SELECT t.ftrelid AS relation,
       s.srvname AS server,
       ARRAY(SELECT format('%I %L', option_name, option_value) FROM pg_options_to_table(t.ftoptions) ORDER BY 1) AS options,
       (SELECT jsonb_object_agg(a.attnum, ARRAY(SELECT format('%I %L', option_name, option_value)
                                                FROM pg_options_to_table(a.attfdwoptions) ORDER BY 1))
        FROM pg_attribute a WHERE a.attrelid = t.ftrelid AND a.attfdwoptions IS NOT NULL) AS column_options
FROM pg_foreign_table t
JOIN pg_foreign_server s ON s.oid = t.ftserver
