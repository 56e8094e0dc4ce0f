CREATE TYPE "Kid's size" AS ENUM ('S', 'M', 'L');
CREATE TABLE "Shoe" ("id" INTEGER NOT NULL, "size" "Kid's size" NOT NULL DEFAULT 'S');
