-- Members of extensions that the history made, without the types that come with others (array types, row types). A name
-- for a look-up is there where PostgreSQL has a `reg` type for it.
SELECT e.extname AS extension, i.type AS kind, i.identity, d.classid::regclass::text AS catalog, d.objid AS oid,
       upper(i.type) || ' ' || coalesce(o.printed, i.identity) AS spoken,
       o.printed,
       obj_description(d.objid, d.classid::regclass::name) AS comment
FROM pg_depend d
JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid,
     LATERAL pg_identify_object(d.classid, d.objid, 0) i,
     LATERAL (
         SELECT CASE d.classid
             WHEN 'pg_class'::regclass THEN d.objid::regclass::text
             WHEN 'pg_proc'::regclass THEN d.objid::regprocedure::text
             WHEN 'pg_type'::regclass THEN d.objid::regtype::text
             WHEN 'pg_operator'::regclass THEN d.objid::regoperator::text
         END AS printed
     ) o
WHERE d.deptype = 'e' AND e.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = d.classid AND i.objid = d.objid AND i.deptype = 'i')
