/**
 * What the embedded PostgreSQL is started with. Durability (fsync, full_page_writes,
 * synchronous_commit) stays at PostgreSQL's defaults, which are on.
 */
export const defaultSettings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",

  // Memory: pages count only once touched, so an idle server stays far below these.
  max_connections: "100",
  shared_buffers: "128MB",
  work_mem: "4MB",
  maintenance_work_mem: "64MB",
  effective_cache_size: "512MB",
  huge_pages: "off",

  // Few processes: every query of a chat is small, and nothing replicates from here.
  jit: "off",
  io_method: "sync",
  max_parallel_workers_per_gather: "0",
  autovacuum_max_workers: "2",
  max_logical_replication_workers: "0",
  max_wal_senders: "0",
  wal_level: "minimal",

  // Many small commits: fewer full-page images in the log, checkpoints far apart.
  wal_compression: "on",
  max_wal_size: "1GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",

  // `[backend type] LEVEL: text` is what server-log.ts reads. Terse, and without the
  // statement: details quote the values of a row, and logs must not hold what people wrote.
  log_line_prefix: "[%b] ",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
  log_destination: "stderr",
  logging_collector: "off",
};
