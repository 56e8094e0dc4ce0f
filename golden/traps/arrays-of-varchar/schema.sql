-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('f(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "f"(i integer)
 RETURNS boolean
 LANGUAGE sql
RETURN ((ARRAY['a'::character varying(3), 'b,c'::character varying(3)]::character varying(3)[])::text[] && regexp_split_to_array(''::text, ','::text));
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "a" (
    "v" VARCHAR(10),
    "t" TEXT,
    "ts" TEXT[],
    "vs" VARCHAR[],
    "o" TEXT[] GENERATED ALWAYS AS ((ARRAY['a'::character varying, 'b'::character varying]::character varying[])::text[] || ARRAY['z'::text]) STORED,
    "p" TEXT[] GENERATED ALWAYS AS (ARRAY['a'::character varying, 'b'::character varying] || (ARRAY['z'::text]::text[])::character varying[]) STORED,
    "q" TEXT[] GENERATED ALWAYS AS (ARRAY['a'::character varying, 'b'::character varying] || (ts)::character varying[]) STORED,
    "r" TEXT[] GENERATED ALWAYS AS (ts || ARRAY['a'::character varying, 'b'::character varying]) STORED,
    "s" TEXT[] GENERATED ALWAYS AS (ARRAY['a'::character varying, 'b'::character varying] || (t)::character varying) STORED,
    "u" TEXT[] GENERATED ALWAYS AS (ARRAY[v, 'b'::character varying] || (t)::character varying) STORED,
    "w" TEXT[] GENERATED ALWAYS AS (t || ARRAY[v, 'b'::character varying]) STORED,
    "x" TEXT[] GENERATED ALWAYS AS (ARRAY[v, 'b'::character varying] || vs) STORED,
    "y" TEXT[] GENERATED ALWAYS AS (ARRAY[(v)::text, 'b'::text] || (vs)::text[]) STORED,

    CONSTRAINT "c" CHECK ((v)::text = ANY (ARRAY['a'::character varying, 'b'::character varying])),
    CONSTRAINT "d" CHECK (t = ANY (ARRAY['a'::character varying, 'b'::character varying])),
    CONSTRAINT "e" CHECK ((ARRAY['a'::character varying, 'b'::character varying] || ('c'::text)::character varying) && vs)
);
