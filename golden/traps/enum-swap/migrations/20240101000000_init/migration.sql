CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN', 'OLD');
CREATE TABLE "User" ("id" INTEGER NOT NULL, "role" "Role" NOT NULL DEFAULT 'USER', "roles" "Role"[]);
CREATE INDEX "User_role_idx" ON "User"("role");
