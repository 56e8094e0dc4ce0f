SET LOCAL lock_timeout = '5s';
SET statement_timeout TO 0;
CREATE TABLE "Guest" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);
RESET statement_timeout;
SELECT set_config('work_mem', '8MB', true);
