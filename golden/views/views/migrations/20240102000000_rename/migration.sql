ALTER TABLE "User" RENAME COLUMN "name" TO "fullName";
ALTER TABLE "User" ADD COLUMN "extra" TEXT;
ALTER VIEW "safe" ALTER COLUMN "name" SET DEFAULT 'anonymous';
ALTER VIEW "a_posts" RENAME COLUMN "author" TO "writer";
ALTER VIEW "b_users" RENAME TO "users_view";
