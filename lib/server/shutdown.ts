import { log } from "@/lib/log";

const PATIENCE_MS = 15_000;

/** Runs `stop` once on SIGTERM, SIGINT or SIGHUP, and then ends; a second signal ends at once. */
export function onShutdown(stop: () => Promise<void>): void {
  let isStopping = false;
  const shutDown = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, "shutdown failed");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, shutDown);
}
