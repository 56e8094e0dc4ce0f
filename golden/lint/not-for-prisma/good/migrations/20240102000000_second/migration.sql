COMMENT ON TABLE "Guest" IS 'it''s \connect';
COMMENT ON COLUMN "Guest"."name" IS $$ it's "stdin $$;
