-- CreateTable
CREATE TABLE IF NOT EXISTS "Long" (
    "id" SERIAL NOT NULL,
    "big" BIGSERIAL NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Short" (
    "id" SERIAL NOT NULL,
    "big" BIGSERIAL NOT NULL
);
