-- DropIndex
DROP INDEX "api_call_api_key_id_id_idx";

-- DropIndex
DROP INDEX "api_call_api_token_id_id_idx";

-- DropIndex
DROP INDEX "api_call_workspace_key_id_id_idx";

-- CreateIndex
CREATE INDEX "api_call_api_key_id_id_idx" ON "api_call"("api_key_id", "id" DESC) WHERE (api_key_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "api_call_api_token_id_id_idx" ON "api_call"("api_token_id", "id" DESC) WHERE (api_token_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "api_call_workspace_key_id_id_idx" ON "api_call"("workspace_key_id", "id" DESC) WHERE (workspace_key_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "message_session_idx" ON "message"("room_id", "session", "seq") WHERE (session IS NOT NULL);
