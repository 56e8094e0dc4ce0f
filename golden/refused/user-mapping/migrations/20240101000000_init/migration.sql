-- The password of the remote database would stand in the pull request.
CREATE FOREIGN DATA WRAPPER "remote" VALIDATOR postgresql_fdw_validator;
CREATE SERVER "files" FOREIGN DATA WRAPPER "remote";
CREATE USER MAPPING FOR PUBLIC SERVER "files" OPTIONS (user 'reader', password 'secret');
