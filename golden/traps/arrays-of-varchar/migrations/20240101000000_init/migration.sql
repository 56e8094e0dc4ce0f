CREATE FUNCTION "f"(i int) RETURNS boolean LANGUAGE sql RETURN ((ARRAY['a', 'b,c'])::varchar(3)[])::text[] && (regexp_split_to_array((''), ','));
CREATE TABLE "a" ("v" VARCHAR(10), "t" TEXT, "ts" TEXT[], "vs" VARCHAR[],
  "o" text[] GENERATED ALWAYS AS (((ARRAY['a', 'b']::varchar[])::text[]) || ARRAY['z']) STORED,
  "p" text[] GENERATED ALWAYS AS (((ARRAY['a', 'b']::varchar[])) || ARRAY['z']) STORED,
  "q" text[] GENERATED ALWAYS AS (ARRAY['a'::varchar, 'b'] || "ts") STORED,
  "r" text[] GENERATED ALWAYS AS ("ts" || ARRAY['a'::varchar, 'b']) STORED,
  "s" text[] GENERATED ALWAYS AS (ARRAY['a'::varchar, 'b'] || "t") STORED,
  "u" text[] GENERATED ALWAYS AS (ARRAY["v", 'b'] || "t") STORED,
  "w" text[] GENERATED ALWAYS AS ("t" || ARRAY["v", 'b']) STORED,
  "x" text[] GENERATED ALWAYS AS (ARRAY["v", 'b'] || "vs") STORED,
  "y" text[] GENERATED ALWAYS AS (ARRAY["v", 'b']::text[] || "vs") STORED,
  CONSTRAINT "c" CHECK ("v" IN ('a', 'b')), CONSTRAINT "d" CHECK ("t" = ANY (ARRAY['a'::varchar, 'b'])), CONSTRAINT "e" CHECK ((ARRAY['a'::varchar, 'b'] || 'c'::text) && "vs"));
