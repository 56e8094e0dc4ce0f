ALTER PUBLICATION "first" SET (publish_generated_columns = stored);
ALTER PUBLICATION "second" SET (publish_generated_columns = none);
