CREATE TYPE "FloatRange" AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TABLE "T" ("r" "FloatRange");

