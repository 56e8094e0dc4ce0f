-- Ids as the application makes them: a word, an underscore, and sixteen letters.
CREATE FUNCTION new_id(prefix TEXT) RETURNS TEXT LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    letters TEXT := 'abcdefghkmnpqrstuvwxyz';
    result TEXT := '';
BEGIN
    FOR i IN 1..16 LOOP
        result := result || substr(letters, 1 + floor(random() * length(letters))::int, 1);
    END LOOP;
    RETURN prefix || '_' || result;
END;
$$;

-- CreateTable
CREATE TABLE "Person" ("id" SERIAL NOT NULL, "name" TEXT NOT NULL, "handle" TEXT, CONSTRAINT "Person_pkey" PRIMARY KEY ("id"));
INSERT INTO "Person" ("name") VALUES ('robot'), ('ghost');
UPDATE "Person" SET "handle" = new_id('at');
