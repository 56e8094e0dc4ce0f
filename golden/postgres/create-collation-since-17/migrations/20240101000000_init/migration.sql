CREATE COLLATION "points" (PROVIDER = builtin, LOCALE = 'C.UTF-8');
CREATE COLLATION "bytes" (PROVIDER = 'builtin', LOCALE = 'C', DETERMINISTIC = true);
CREATE COLLATION "copied" FROM "points";
-- VERSION: as pg_upgrade writes it; the one that the server has, and another
CREATE COLLATION "of today" (PROVIDER = builtin, LOCALE = 'C.UTF-8', VERSION = '1');
CREATE COLLATION "of_old" (PROVIDER = builtin, LOCALE = 'C.UTF-8', VERSION = '0.9');
CREATE TABLE "Word" ("text" TEXT COLLATE "points", "bytes" TEXT COLLATE "bytes");
