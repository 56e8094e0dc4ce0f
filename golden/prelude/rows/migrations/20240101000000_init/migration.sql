CREATE TABLE "Picture" ("id" SERIAL NOT NULL, "bucket" TEXT NOT NULL, CONSTRAINT "Picture_pkey" PRIMARY KEY ("id"));
INSERT INTO storage.buckets (id, name, public) VALUES ('avatars', 'avatars', true);
INSERT INTO storage.allowed VALUES ('avatars', 'image/png'), ('avatars', 'image/jpeg');
INSERT INTO "Picture" ("bucket") VALUES ('avatars');
