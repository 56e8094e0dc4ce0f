-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "key" INTEGER CONSTRAINT "A_id_not_null" NOT NULL,
    "label" TEXT,
    "parentId" INTEGER,
    "note" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "C" (
    "id" INTEGER CONSTRAINT "B_id_not_null" NOT NULL,
    "note" TEXT
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"merged"') IS NULL THEN
CREATE VIEW "merged" AS
 SELECT j.id,
    j.note
   FROM ("A" "A"(id, label, "parentId", note)
     JOIN "C" USING (id)) j(id, label, "parentId", note_1, note);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"natural"') IS NULL THEN
CREATE VIEW "natural" AS
 SELECT "A".id,
    "C".note
   FROM ("A" "A"(id, label, "parentId", note)
     LEFT JOIN "C" USING (id));
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"star"') IS NULL THEN
CREATE VIEW "star" AS
 SELECT key AS id,
    label AS name,
    "parentId"
   FROM "A";
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"tree"') IS NULL THEN
CREATE VIEW "tree" AS
 WITH RECURSIVE t AS (
         SELECT "A".key AS id,
            0 AS depth
           FROM "A"
          WHERE ("A"."parentId" IS NULL)
        UNION ALL
         SELECT a.key AS id,
            (t_1.depth + 1)
           FROM ("A" a
             JOIN t t_1 ON ((a."parentId" = t_1.id)))
        )
 SELECT id,
    depth
   FROM t;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"using"') IS NULL THEN
CREATE VIEW "using" AS
 SELECT "A".id,
    "A".label AS name,
    "A"."parentId",
    "C".note
   FROM ("A" "A"(id, label, "parentId", note)
     JOIN "C" USING (id));
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"windows"') IS NULL THEN
CREATE VIEW "windows" AS
 SELECT key AS id,
    rank() OVER w AS r,
    sum(key) OVER (w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s
   FROM "A"
  WINDOW w AS (PARTITION BY label ORDER BY key);
    END IF;
END
$$;
