-- Every sequence of the user with its options and its owner: deptype 'a' is OWNED BY, 'i' an identity column.
SELECT s.seqrelid AS oid,
       format_type(s.seqtypid, NULL) AS type,
       s.seqstart AS start,
       s.seqincrement AS increment,
       s.seqmin AS minimum,
       s.seqmax AS maximum,
       s.seqcache AS cache,
       s.seqcycle AS cycles,
       d.deptype AS ownership,
       d.refobjid AS owner,
       d.refobjsubid AS owner_column
FROM pg_sequence s
LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0
      AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
WHERE s.seqrelid >= 16384
