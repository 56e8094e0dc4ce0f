-- CreateEnum
CREATE TYPE role AS ENUM ('user', 'guest', 'admin');

-- CreateTable
CREATE TABLE account (
    id INTEGER NOT NULL,
    role role NOT NULL DEFAULT 'user',
    "Roles" role[]
);
