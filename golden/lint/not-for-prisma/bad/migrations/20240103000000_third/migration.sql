COMMENT ON TABLE "Guest" IS 'people;
