ALTER TYPE "Colour" ADD VALUE 'blue';
CREATE FUNCTION paint() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."colour" = 'blue'; RETURN NEW; END $$;
UPDATE "Car" SET "label" = 'blue'::text;
