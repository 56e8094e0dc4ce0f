CREATE TABLE "Guest" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);
INSERT INTO "Guest" ("id", "name") VALUES (1, 'root');
