-- AlterTable
ALTER TABLE "message" ADD COLUMN     "mentions" INTEGER[];

-- CreateIndex
CREATE INDEX "mention_room_id_seq_idx" ON "mention"("room_id", "seq");
