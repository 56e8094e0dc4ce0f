ALTER TYPE "Mood" RENAME VALUE 'bad' TO 'it''s bad';
