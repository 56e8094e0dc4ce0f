-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('"onUser"()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "onUser"()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $function$
BEGIN
    INSERT INTO public."Profile" ("id", "email") VALUES (NEW.id, NEW.email);
    RETURN NEW;
END $function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Profile" (
    "id" UUID NOT NULL,
    "email" TEXT,

    CONSTRAINT "Profile_pkey" PRIMARY KEY ("id")
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Member"') IS NULL THEN
CREATE VIEW "Member" AS
 SELECT id,
    email
   FROM auth.users u;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"auth"."users_email"') IS NULL THEN
        CREATE INDEX "users_email" ON "auth"."users"(lower(email));
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Profile"'::regclass::oid AND conname = 'Profile_id_fkey') THEN
        ALTER TABLE "Profile" ADD CONSTRAINT "Profile_id_fkey" FOREIGN KEY ("id") REFERENCES "auth"."users"("id") ON DELETE CASCADE;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"auth"."users"'::regclass::oid AND tgname = 'on_user' AND NOT tgisinternal) THEN
        CREATE TRIGGER "on_user" AFTER INSERT ON "auth"."users" FOR EACH ROW EXECUTE FUNCTION "onUser"();
    END IF;
END
$$;

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"Profile"'::regclass::oid) THEN
        ALTER TABLE "Profile" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Profile"'::regclass::oid AND polname = 'own profile') THEN
        CREATE POLICY "own profile" ON "Profile" TO signed_in USING (id = auth.uid());
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"auth"."users"'::regclass::oid AND polname = 'own user') THEN
        CREATE POLICY "own user" ON "auth"."users" FOR SELECT TO signed_in USING (id = ( SELECT auth.uid() AS uid));
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_trigger WHERE tgrelid = '"auth"."users"'::regclass::oid AND tgname = 'on_user' AND NOT tgisinternal), 'pg_trigger') IS NULL THEN
        COMMENT ON TRIGGER "on_user" ON "auth"."users" IS 'makes the profile';
    END IF;
END
$$;
