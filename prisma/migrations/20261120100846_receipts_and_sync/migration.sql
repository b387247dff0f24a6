-- DropIndex
DROP INDEX "receipt_room_id_to_seq_idx";

-- AlterTable
ALTER TABLE "reaction" ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "reaction_id_seq";

-- By hand: hands out blocks of record ids, see lib/domain/receipts/record-ids.ts.
CREATE SEQUENCE "record_block_seq" AS INTEGER MAXVALUE 262143;

-- By hand: advances logged before they had ids get theirs, one after the other.
ALTER TABLE "receipt" ADD COLUMN     "first_record_id" INTEGER;
UPDATE "receipt" SET "first_record_id" = placed.first FROM (
  SELECT id, 2 + 2 * (sum(to_seq - from_seq) OVER (ORDER BY id) - (to_seq - from_seq)) AS first FROM "receipt"
) placed WHERE placed.id = "receipt".id;
SELECT setval('record_block_seq', 1 + (SELECT sum(to_seq - from_seq) FROM "receipt") / 4096)
  WHERE EXISTS (SELECT FROM "receipt");
ALTER TABLE "receipt" ALTER COLUMN "first_record_id" SET NOT NULL;

-- CreateTable
CREATE TABLE "former_member" (
    "id" SERIAL NOT NULL,
    "room_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "join_seq" INTEGER NOT NULL,
    "seen_seq" INTEGER NOT NULL,
    "delivered_seq" INTEGER NOT NULL,
    "delivered" int8multirange NOT NULL,
    "left_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_place" (
    "device_id" INTEGER NOT NULL,
    "stream" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "page" INTEGER NOT NULL,
    "start" JSONB,
    "end" JSONB NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sync_place_pkey" PRIMARY KEY ("device_id","stream")
);

-- CreateIndex
CREATE INDEX "former_member_room_id_idx" ON "former_member"("room_id");

-- CreateIndex
CREATE INDEX "message_modified_idx" ON "message"("room_id", "modified_at") WHERE (modified_at > created_at);

-- CreateIndex
CREATE INDEX "message_hide_user_id_created_at_idx" ON "message_hide"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_first_record_id_key" ON "receipt"("first_record_id");

-- CreateIndex
CREATE INDEX "receipt_room_id_user_id_kind_to_seq_idx" ON "receipt"("room_id", "user_id", "kind", "to_seq");
