CREATE TYPE "Mood" AS ENUM ('CALM');
CREATE TABLE "Person" ("mood" "Mood" DEFAULT 'GLAD');
