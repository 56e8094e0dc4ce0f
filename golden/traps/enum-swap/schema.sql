-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Role"') IS NULL THEN
        CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN');
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "User" (
    "id" INTEGER NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'USER',
    "roles" "Role"[]
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"User_role_idx"') IS NULL THEN
        CREATE INDEX "User_role_idx" ON "User"("role");
    END IF;
END
$$;
