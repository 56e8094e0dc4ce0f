CREATE TABLE "Ticket" ("id" SERIAL NOT NULL, "title" TEXT NOT NULL, CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id"));
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'golden_reader') THEN
        CREATE ROLE golden_reader NOLOGIN;
    END IF;
END $$;
CREATE USER golden_writer PASSWORD 'of no use' CONNECTION LIMIT 20;
INSERT INTO "Ticket" ("title") VALUES ('first');
