import type { RouteModule } from "@/lib/server/direct-mount";
import { StartError } from "@/lib/start-error";
import { start } from "@/server";

/** Starts Hearth; what the person can mend is told in one sentence. */
export async function main(options: { routes: RouteModule[]; isDev: boolean }): Promise<void> {
  try {
    await start(options);
  } catch (error) {
    process.stderr.write(
      error instanceof StartError
        ? `Hearth cannot start: ${error.message}\n`
        : `${error instanceof Error ? error.stack : error}\n`,
    );
    process.exit(1);
  }
}
