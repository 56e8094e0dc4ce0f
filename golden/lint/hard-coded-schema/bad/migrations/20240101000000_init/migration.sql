CREATE TABLE "public"."Guest" ("id" INTEGER);
CREATE INDEX "Guest_id_idx" ON public."Guest"("id");
