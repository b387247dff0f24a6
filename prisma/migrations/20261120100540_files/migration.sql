-- DropIndex
DROP INDEX "file_client_id_key";

-- DropIndex
DROP INDEX "file_uploader_id_idx";

-- AlterTable
ALTER TABLE "file" ADD COLUMN     "is_avatar" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sniffed_type" TEXT;

-- CreateTable
CREATE TABLE "upload" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "client_id" TEXT NOT NULL,
    "folder" TEXT NOT NULL,
    "file_id" BIGINT NOT NULL,
    "assembling_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_chunk" (
    "upload_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "upload_chunk_pkey" PRIMARY KEY ("upload_id","place")
);

-- CreateIndex
CREATE UNIQUE INDEX "upload_folder_key" ON "upload"("folder");

-- CreateIndex
CREATE INDEX "upload_modified_at_idx" ON "upload"("modified_at");

-- CreateIndex
CREATE UNIQUE INDEX "upload_user_id_client_id_key" ON "upload"("user_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "file_uploader_id_client_id_key" ON "file"("uploader_id", "client_id");

-- CreateIndex
CREATE INDEX "message_media_idx" ON "message"("room_id", "seq") WHERE (type IN ('image', 'video'));

-- CreateIndex
CREATE INDEX "message_file_idx" ON "message"("room_id", "seq") WHERE (type = 'file');

-- CreateIndex
CREATE INDEX "message_link_idx" ON "message"("room_id", "seq") WHERE (has_link);

-- AddForeignKey
ALTER TABLE "upload_chunk" ADD CONSTRAINT "upload_chunk_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;
