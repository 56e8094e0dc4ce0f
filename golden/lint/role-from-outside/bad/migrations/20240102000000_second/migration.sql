ALTER TABLE "Guest" OWNER TO app_owner;
GRANT SELECT ON "Guest" TO reader, "writer";
CREATE POLICY own ON "Guest" FOR SELECT TO tenant USING (true);
