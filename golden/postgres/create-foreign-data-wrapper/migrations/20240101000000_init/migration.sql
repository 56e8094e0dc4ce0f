CREATE EXTENSION "file_fdw";
CREATE EXTENSION "postgres_fdw";
CREATE FOREIGN DATA WRAPPER "bare";
CREATE FOREIGN DATA WRAPPER "nothing" NO HANDLER NO VALIDATOR;
CREATE FOREIGN DATA WRAPPER "files" HANDLER file_fdw_handler VALIDATOR file_fdw_validator;
CREATE FOREIGN DATA WRAPPER "peers" HANDLER postgres_fdw_handler NO VALIDATOR OPTIONS (debug 'true', "a name" 'it''s; a value', empty '');
CREATE FOREIGN DATA WRAPPER "checked" NO HANDLER VALIDATOR postgresql_fdw_validator;
