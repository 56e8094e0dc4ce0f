CREATE TABLE "Token" (
    "id" UUID NOT NULL DEFAULT uuid_generate_v4(),
    "owner" CITEXT
);
