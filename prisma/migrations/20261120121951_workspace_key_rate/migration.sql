-- AlterTable
ALTER TABLE "workspace_key" ADD COLUMN     "rate" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "recent_calls" TIMESTAMPTZ(6)[] DEFAULT ARRAY[]::TIMESTAMPTZ(6)[];

-- By hand: a room by its name, whatever the letters' case (lib/domain/rooms/find-by-name.ts).
CREATE INDEX "room_by_name_idx" ON "room" (lower("name" COLLATE "und-x-icu")) WHERE "deleted_at" IS NULL;
