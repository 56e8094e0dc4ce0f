-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"D"') IS NULL THEN
        CREATE DOMAIN "D" AS INTEGER CONSTRAINT "D_check" CHECK (VALUE > 0);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('bodies_are_not_checked()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "bodies_are_not_checked"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT "n" FROM "B"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('late_default()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "late_default"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT count(*)::int FROM "B"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('of_domain("D")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "of_domain"("D")
 RETURNS "D"
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('z_default()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "z_default"()
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT 'x' $function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "code" TEXT DEFAULT z_default(),

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateType
DO $$
BEGIN
    IF to_regtype('"AofD"') IS NULL THEN
CREATE TYPE "AofD" AS (
    "d" "D",
    "a" "A"
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "B" (
    "id" INTEGER,
    "nn" INTEGER DEFAULT late_default()
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "UsesComposite" (
    "c" "AofD",
    "rows" "A"[],
    "g" INTEGER GENERATED ALWAYS AS ((of_domain((5)::"D"))::integer) STORED
);

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('count_b("B")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "count_b"(b "B")
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('is_fine("A")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "is_fine"(a "A")
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT a."id" > 0$function$;
    END IF;
END
$squash$;

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"A"'::regclass::oid AND conname = 'fine') THEN
        ALTER TABLE "A" ADD CONSTRAINT "fine" CHECK (is_fine("A".*));
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('newest()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "newest"()
 RETURNS "A"
 LANGUAGE sql
AS $function$SELECT * FROM "A" LIMIT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('row_default("B")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "row_default"(b "B")
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "C" (
    "m" INTEGER DEFAULT row_default(NULL::"B")
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"z_first"') IS NULL THEN
CREATE VIEW "z_first" AS
 SELECT id,
    code
   FROM newest() newest(id, code);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"a_second"') IS NULL THEN
CREATE VIEW "a_second" AS
 SELECT id
   FROM z_first;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('of_view(a_second)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "of_view"(v a_second)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT v."id"$function$;
    END IF;
END
$squash$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"0_third"') IS NULL THEN
CREATE VIEW "0_third" AS
 SELECT of_view(v.*) AS of_view
   FROM a_second v;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"B_expr"') IS NULL THEN
        CREATE INDEX "B_expr" ON "B"(abs(nn));
    END IF;
END
$$;
