-- DropIndex
DROP INDEX "guest_access_token_hash_key";

-- DropIndex
DROP INDEX "guest_access_user_id_idx";

-- AlterTable
ALTER TABLE "guest_access" DROP COLUMN "token_hash";

-- AlterTable
ALTER TABLE "one_time_code" ADD COLUMN     "details" JSONB;

-- CreateTable
CREATE TABLE "guest_token" (
    "id" SERIAL NOT NULL,
    "access_id" INTEGER NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guest_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "guest_token_token_hash_key" ON "guest_token"("token_hash");

-- CreateIndex
CREATE INDEX "guest_token_access_id_idx" ON "guest_token"("access_id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_access_user_id_key" ON "guest_access"("user_id");

-- AddForeignKey
ALTER TABLE "guest_token" ADD CONSTRAINT "guest_token_access_id_fkey" FOREIGN KEY ("access_id") REFERENCES "guest_access"("id") ON DELETE CASCADE ON UPDATE CASCADE;
