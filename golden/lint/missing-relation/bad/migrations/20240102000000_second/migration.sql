-- too early
CREATE INDEX "Booking_room_idx" ON "Booking"("room");

-- never made
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_room_fkey" FOREIGN KEY ("id") REFERENCES "Room"("id");

CREATE VIEW "Everybody" AS SELECT g."id" FROM "Guest" g
    JOIN "Old" o ON o."id" = g."id";

-- gone
INSERT INTO "Lobby" ("id") VALUES (1);
