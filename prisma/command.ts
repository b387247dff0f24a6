import { StartError } from "@/lib/start-error";

/** Runs what a command line asked for; a StartError is one sentence, anything else comes with its stack. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : (error as Error).stack}\n`); // only errors are thrown
    process.exit(1);
  }
  process.exit(); // The schema engine leaves a timer of ten seconds behind.
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
