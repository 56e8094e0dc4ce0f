CREATE TABLE "Guest" (
    "id" INTEGER NOT NULL,
    "name" TEXT,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);
