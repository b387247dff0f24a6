-- AlterTable
ALTER TABLE "member" DROP COLUMN "marked_unread",
ADD COLUMN     "unread_from" INTEGER;

-- CreateTable
CREATE TABLE "deleted_content" (
    "message_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deleted_content_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "deleted_content_created_at_idx" ON "deleted_content"("created_at");

-- CreateIndex
CREATE INDEX "message_pin_idx" ON "message"("room_id", "pinned_at") WHERE (pinned_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "saved_message_user_id_created_at_idx" ON "saved_message"("user_id", "created_at");
