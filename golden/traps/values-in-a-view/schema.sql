-- CreateView
DO $$
BEGIN
    IF to_regclass('"bare"') IS NULL THEN
CREATE VIEW "bare" ("x") AS
 VALUES (1), (2);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"either"') IS NULL THEN
CREATE VIEW "either" ("x") AS
 VALUES (1)
UNION
 VALUES (2);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"from"') IS NULL THEN
CREATE VIEW "from" AS
 SELECT n,
    t
   FROM ( VALUES (1,'a'::text), (2,'b'::text)) v(n, t);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"last"') IS NULL THEN
CREATE VIEW "last" AS
 SELECT 3 AS x
UNION ALL
 VALUES (1), (2);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"more"') IS NULL THEN
CREATE VIEW "more" ("x") AS
 VALUES (1), (2)
UNION ALL
 SELECT 3 AS x
  ORDER BY 1;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"plain"') IS NULL THEN
CREATE VIEW "plain" ("column1") AS
 VALUES (1), (2);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"renamed"') IS NULL THEN
CREATE VIEW "renamed" ("z") AS
 VALUES (1), (2);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"some"') IS NULL THEN
CREATE VIEW "some" ("x", "a name") AS
 VALUES (1,'*VALUES* ('::text), (3,'SELECT column1'::text)
  ORDER BY column2 DESC
 LIMIT 1;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"with"') IS NULL THEN
CREATE VIEW "with" AS
 WITH w(x) AS (
         VALUES (1), (2)
        )
 SELECT x
   FROM w
  WHERE (x IN ( VALUES (1)));
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"kept"') IS NULL THEN
CREATE MATERIALIZED VIEW "kept" ("x", "y") AS
 VALUES (1,'a'::text)
WITH NO DATA;
    END IF;
END
$$;
