CREATE TYPE "Mood" AS ENUM ('a', 'z');
CREATE TABLE "A" ("mood" "Mood" DEFAULT 'a');
