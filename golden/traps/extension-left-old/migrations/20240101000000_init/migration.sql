CREATE EXTENSION "hstore" VERSION '1.4';
CREATE TABLE "A" ("tags" hstore);
