-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "called";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "restarted";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "set";

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" SERIAL NOT NULL,
    "key" INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY,
    "v" TEXT
);

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "A_id_seq") THEN
        PERFORM pg_catalog.setval('"A_id_seq"', 3);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "A_key_seq") THEN
        PERFORM pg_catalog.setval('"A_key_seq"', 3);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "called") THEN
        PERFORM pg_catalog.setval('"called"', 1);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 1 AND NOT is_called FROM "set") THEN
        PERFORM pg_catalog.setval('"set"', 42, false);
    END IF;
END
$$;
