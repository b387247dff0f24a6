-- New words wait in a list that every search reads; the indexer empties it when it has caught up
-- (lib/domain/search/indexer.ts), and this keeps it short while there is much to do.
ALTER INDEX "message_search_words_idx" SET (fastupdate = on, gin_pending_list_limit = 1024);
