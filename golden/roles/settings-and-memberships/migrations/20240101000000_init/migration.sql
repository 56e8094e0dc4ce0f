CREATE ROLE "golden group" NOINHERIT VALID UNTIL '2031-01-01 00:00:00+00';
CREATE ROLE golden_member CREATEDB;
GRANT "golden group" TO golden_member WITH ADMIN OPTION;
GRANT golden_member TO CURRENT_USER;
COMMENT ON ROLE "golden group" IS 'what members share';
