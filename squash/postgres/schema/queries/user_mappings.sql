-- User mappings, from the view: the catalog is for superusers.
SELECT m.umid AS oid,
       m.srvname AS server,
       CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END AS role,
       ARRAY(SELECT format('%I %L', option_name, option_value) FROM pg_options_to_table(m.umoptions) ORDER BY 1) AS options
FROM pg_user_mappings m
