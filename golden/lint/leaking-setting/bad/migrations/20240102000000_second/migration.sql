SET lock_timeout = '5s';
ALTER TABLE public."Guest" ADD COLUMN "a" TEXT;
