CREATE TABLE "Diary" (
    "id" BIGINT NOT NULL,
    "mood" "Mood" NOT NULL
);
