-- CreateTable
CREATE TABLE IF NOT EXISTS "Message" (
    "id" SERIAL NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'realtime' AND prrelid = '"Message"'::regclass::oid) THEN
        ALTER PUBLICATION "realtime" ADD TABLE ONLY "Message";
    END IF;
END
$$;
