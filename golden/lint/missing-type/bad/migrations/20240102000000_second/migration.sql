CREATE TYPE "Mood" AS ENUM ('good', 'bad');
ALTER TYPE "Mood" RENAME TO "Temper";
ALTER TABLE "Diary" ALTER COLUMN "mood" TYPE "Mood" USING ("mood"::text::"Temper");
