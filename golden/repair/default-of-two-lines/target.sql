CREATE TABLE "Letter" ("id" INTEGER NOT NULL, "text" TEXT NOT NULL DEFAULT 'Dear all,
    "kind" regards', "sent" DATE);
