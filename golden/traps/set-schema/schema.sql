-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"app"') IS NULL THEN
        CREATE SCHEMA "app";
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"app"."Mood"') IS NULL THEN
        CREATE TYPE "app"."Mood" AS ENUM ('ok');
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "app"."A" (
    "id" SERIAL NOT NULL,
    "mood" app."Mood",

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('app.f(app."A")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "app"."f"(app."A")
 RETURNS app."Mood"
 LANGUAGE sql
BEGIN ATOMIC
 SELECT ($1).mood AS mood;
END;
    END IF;
END
$squash$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"V"') IS NULL THEN
CREATE VIEW "V" AS
 SELECT id,
    mood
   FROM app."A";
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"app"."A_mood_idx"') IS NULL THEN
        CREATE INDEX "A_mood_idx" ON "app"."A"("mood");
    END IF;
END
$$;
