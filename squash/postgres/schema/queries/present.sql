-- The catalogs of rare kinds in which the user has rows: only of those the objects are read.
SELECT 'pg_am' AS catalog WHERE EXISTS (SELECT FROM pg_am WHERE oid >= 16384)
UNION ALL SELECT 'pg_cast' WHERE EXISTS (SELECT FROM pg_cast WHERE oid >= 16384)
UNION ALL SELECT 'pg_collation' WHERE EXISTS (SELECT FROM pg_collation WHERE oid >= 16384)
UNION ALL SELECT 'pg_conversion' WHERE EXISTS (SELECT FROM pg_conversion WHERE oid >= 16384)
UNION ALL SELECT 'pg_event_trigger' WHERE EXISTS (SELECT FROM pg_event_trigger WHERE oid >= 16384)
UNION ALL SELECT 'pg_foreign_data_wrapper' WHERE EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE oid >= 16384)
UNION ALL SELECT 'pg_foreign_server' WHERE EXISTS (SELECT FROM pg_foreign_server WHERE oid >= 16384)
UNION ALL SELECT 'pg_foreign_table' WHERE EXISTS (SELECT FROM pg_foreign_table)
UNION ALL SELECT 'pg_language' WHERE EXISTS (SELECT FROM pg_language WHERE oid >= 16384)
UNION ALL SELECT 'pg_operator' WHERE EXISTS (SELECT FROM pg_operator WHERE oid >= 16384)
UNION ALL SELECT 'pg_opfamily' WHERE EXISTS (SELECT FROM pg_opfamily WHERE oid >= 16384)
       OR EXISTS (SELECT FROM pg_amop WHERE oid >= 16384) OR EXISTS (SELECT FROM pg_amproc WHERE oid >= 16384)
UNION ALL SELECT 'pg_publication' WHERE EXISTS (SELECT FROM pg_publication WHERE oid >= 16384)
UNION ALL SELECT 'pg_range' WHERE EXISTS (SELECT FROM pg_range WHERE rngtypid >= 16384)
UNION ALL SELECT 'pg_statistic_ext' WHERE EXISTS (SELECT FROM pg_statistic_ext WHERE oid >= 16384)
UNION ALL SELECT 'pg_transform' WHERE EXISTS (SELECT FROM pg_transform WHERE oid >= 16384)
UNION ALL SELECT 'pg_ts_config' WHERE EXISTS (SELECT FROM pg_ts_config WHERE oid >= 16384)
UNION ALL SELECT 'pg_ts_dict' WHERE EXISTS (SELECT FROM pg_ts_dict WHERE oid >= 16384)
UNION ALL SELECT 'pg_ts_parser' WHERE EXISTS (SELECT FROM pg_ts_parser WHERE oid >= 16384)
UNION ALL SELECT 'pg_ts_template' WHERE EXISTS (SELECT FROM pg_ts_template WHERE oid >= 16384)
UNION ALL SELECT 'pg_user_mapping' WHERE EXISTS (SELECT FROM pg_user_mappings)
UNION ALL
-- A base type is one that is not the array of another; a shell is one that was only announced.
SELECT 'pg_type' WHERE EXISTS (
    SELECT FROM pg_type t
    WHERE t.oid >= 16384
      AND (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
           OR NOT t.typisdefined)
)
