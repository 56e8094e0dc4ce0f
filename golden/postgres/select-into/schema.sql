-- CreateTable
CREATE TABLE IF NOT EXISTS "Source" (
    "id" INTEGER NOT NULL,
    "name" VARCHAR(10) COLLATE "C",
    "parentId" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "With Table" (
    "id" INTEGER,
    "label" VARCHAR(10) COLLATE "C",
    "parent" INTEGER
);

-- CreateTable
CREATE UNLOGGED TABLE IF NOT EXISTS "fast" (
    "name" VARCHAR(10) COLLATE "C",
    "id" INTEGER
);

-- CreateTable
CREATE UNLOGGED TABLE IF NOT EXISTS "fast_too" (
    "name" VARCHAR(10) COLLATE "C"
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "fetched" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "first" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "grouped" (
    "name" VARCHAR(10) COLLATE "C",
    "n" BIGINT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "locked" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "next" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "others" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "plain" (
    "id" INTEGER,
    "name" VARCHAR(10) COLLATE "C",
    "parentId" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "shared" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "tree_table" (
    "id" INTEGER,
    "depth" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "union_all" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "windowed" (
    "id" INTEGER,
    "place" BIGINT
);
