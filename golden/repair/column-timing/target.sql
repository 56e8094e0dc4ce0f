CREATE TYPE "Kind" AS ENUM ('HOME', 'AWAY', 'GUEST');
CREATE TABLE "Team" ("id" TEXT NOT NULL, CONSTRAINT "Team_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Player" (
    "id" TEXT NOT NULL,
    "nick" TEXT NOT NULL,
    "kind" "Kind" NOT NULL DEFAULT 'HOME',
    "teamId" TEXT NOT NULL,
    "seat" INTEGER NOT NULL DEFAULT 0,
    "born" DATE,
    CONSTRAINT "Player_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Player_seat_idx" ON "Player"("seat");
ALTER TABLE "Player" ADD CONSTRAINT "Player_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Player" RENAME COLUMN "nick" TO "alias";
ALTER TABLE "Player" RENAME TO "Member";
