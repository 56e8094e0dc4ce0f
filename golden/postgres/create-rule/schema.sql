-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "name" VARCHAR(20),
    "old" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Log" (
    "what" TEXT,
    "id" INTEGER
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Items"') IS NULL THEN
CREATE VIEW "Items" AS
 SELECT "Item".id,
    "Item".name
   FROM "Item"
  WHERE ("Item".id > 0);
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Item"'::regclass::oid AND rulename = 'kept') THEN
CREATE RULE kept AS
    ON DELETE TO "Item"
   WHERE (old.id < 10) DO INSTEAD NOTHING;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Item"'::regclass::oid AND rulename = 'logged') THEN
CREATE RULE logged AS
    ON INSERT TO "Item" DO  INSERT INTO "Log" (what, id)
  VALUES ('insert'::text, new.id);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Item"'::regclass::oid AND rulename = 'logged_too') THEN
CREATE RULE logged_too AS
    ON UPDATE TO "Item"
   WHERE (((new.name)::text = ANY (ARRAY['a'::character varying, 'b'::character varying])) AND (old.id <> new.id)) DO ( INSERT INTO "Log" (what, id)
  VALUES ('new'::text, new.id);
 INSERT INTO "Log" (what, id)
  VALUES ('old'::text, old.id);
);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Item"'::regclass::oid AND rulename = 'told') THEN
CREATE RULE told AS
    ON DELETE TO "Item" DO
 NOTIFY gone;
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Log"'::regclass::oid AND rulename = 'replaced') THEN
CREATE RULE replaced AS
    ON UPDATE TO "Log" DO  UPDATE "Item" SET old = old.what
  WHERE ("Item".id = new.id);
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid WHERE d.classid = 'pg_rewrite'::regclass::oid AND r.ev_class = '"Items"'::regclass::oid AND d.refobjid = r.ev_class AND d.deptype = 'n') THEN
CREATE OR REPLACE RULE "_RETURN" AS
    ON SELECT TO "Items" DO INSTEAD  SELECT "Item".id,
    "Item".name
   FROM "Item"
  WHERE ("Item".id > 0);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Items"'::regclass::oid AND rulename = 'through') THEN
CREATE RULE through AS
    ON INSERT TO "Items" DO INSTEAD  INSERT INTO "Item" (id, name)
  VALUES (new.id, new.name)
  RETURNING "Item".id,
    "Item".name;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Items"'::regclass::oid AND rulename = 'through_delete') THEN
CREATE RULE through_delete AS
    ON DELETE TO "Items" DO INSTEAD ( DELETE FROM "Item"
  WHERE ("Item".id = old.id);
 SELECT 1 AS one;
);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Items"'::regclass::oid AND rulename = 'through_update') THEN
CREATE RULE through_update AS
    ON UPDATE TO "Items" DO INSTEAD  UPDATE "Item" SET name = new.name
  WHERE ("Item".id = old.id);
    END IF;
END
$$;
