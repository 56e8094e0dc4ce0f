GRANT USAGE ON SCHEMA public TO golden_reader, golden_writer;
GRANT SELECT ON "Ticket" TO golden_reader;
GRANT SELECT, INSERT, UPDATE ("title") ON "Ticket" TO golden_writer;
GRANT USAGE ON SEQUENCE "Ticket_id_seq" TO golden_writer;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO golden_reader;
ALTER TABLE "Ticket" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "seen" ON "Ticket" FOR SELECT TO golden_reader USING (true);
