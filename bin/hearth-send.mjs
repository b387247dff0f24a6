#!/usr/bin/env node
// Posts a line, or what comes in, to a room. Needs nothing but Node: no build, no packages.
import { deliver, Undelivered } from "./deliver.mjs";
import { readOptions, USAGE, WrongUsage } from "./options.mjs";
import { messagesFrom } from "./texts.mjs";

/** What the command ends with; the help says the same. */
const EXIT = { sent: 0, refused: 1, usage: 2, unreachable: 3 };

// A reader that goes away, as `| head` does, is no failure of ours.
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? EXIT.sent : EXIT.refused));

process.exitCode = await main(process.argv.slice(2), process);
// Whoever types on while a line was refused would keep the process waiting.
if (process.exitCode !== EXIT.sent) process.stdin.destroy();

/** @returns {Promise<number>} the exit code */
async function main(words, { env, stdin, stdout, stderr }) {
  try {
    const options = readOptions(words, env);
    if (options.help) {
      stdout.write(USAGE);
      return EXIT.sent;
    }
    for await (const message of messagesFrom(options, stdin)) {
      const answer = await deliver(options, message);
      if (options.json) stdout.write(`${JSON.stringify(answer)}\n`);
      else if (options.dryRun) stdout.write(`Nothing was sent. It would say: ${message.text}\n`);
    }
    return EXIT.sent;
  } catch (error) {
    const isUsage = error instanceof WrongUsage;
    if (!isUsage && !(error instanceof Undelivered)) throw error;
    stderr.write(`hearth-send: ${error.message.replace(/\s+/g, " ")}\n`);
    if (isUsage) return EXIT.usage;
    return error.isPassing ? EXIT.unreachable : EXIT.refused;
  }
}
