-- AlterTable
ALTER TABLE "device" ADD COLUMN     "pending_user_id" INTEGER;
