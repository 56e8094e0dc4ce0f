-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Mood"') IS NULL THEN
        CREATE TYPE "Mood" AS ENUM ('a', 'g', 'h', 'm', 'z');
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "mood" "Mood" DEFAULT 'a'
);
