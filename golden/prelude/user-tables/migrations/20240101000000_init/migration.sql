CREATE TABLE "Profile" (
    "id" UUID NOT NULL,
    "email" TEXT,
    CONSTRAINT "Profile_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Profile_id_fkey" FOREIGN KEY ("id") REFERENCES auth.users ("id") ON DELETE CASCADE
);
ALTER TABLE "Profile" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own profile" ON "Profile" FOR ALL TO signed_in USING ("id" = auth.uid());
CREATE POLICY "own user" ON auth.users FOR SELECT TO signed_in USING (id = (SELECT auth.uid()));
CREATE FUNCTION "onUser"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO public."Profile" ("id", "email") VALUES (NEW.id, NEW.email);
    RETURN NEW;
END $$;
CREATE TRIGGER on_user AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION "onUser"();
COMMENT ON TRIGGER on_user ON auth.users IS 'makes the profile';
CREATE INDEX users_email ON auth.users (lower(email));
CREATE VIEW "Member" AS SELECT u.id, u.email FROM auth.users u;
