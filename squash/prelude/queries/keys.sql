-- Primary keys and unique ones, also as indexes: what a foreign key or ON CONFLICT may name.
SELECT
    i.indrelid::int8 AS relation,
    c.relname::text AS name,
    i.indisprimary AS is_primary,
    k.oid IS NOT NULL AS is_constraint,
    ARRAY(
        SELECT a.attname::text
        FROM unnest(i.indkey) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = key.number
        WHERE key.position <= i.indnkeyatts
        ORDER BY key.position
    ) AS columns
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
LEFT JOIN pg_constraint AS k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u')
WHERE
    i.indrelid = ANY (%(oids)s::oid[])
    AND i.indisunique
    AND i.indisvalid
    AND i.indimmediate
    AND i.indexprs IS NULL
    AND i.indpred IS NULL
ORDER BY 1, i.indisprimary DESC, 2
