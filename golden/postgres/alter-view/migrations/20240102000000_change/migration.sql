ALTER VIEW "first" ALTER COLUMN "name" SET DEFAULT 'of view';
ALTER VIEW IF EXISTS "first" ALTER "note" SET DEFAULT upper('x');
ALTER VIEW "first" ALTER COLUMN "note" DROP DEFAULT;
ALTER VIEW IF EXISTS "first" ALTER "id" DROP DEFAULT;
ALTER VIEW "first" SET (security_barrier = true, check_option = cascaded);
ALTER VIEW IF EXISTS "second" RESET (security_barrier, check_option);
