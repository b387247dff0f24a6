import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { WrongUsage } from "./options.mjs";

/** The server takes no larger body. */
const MOST_BYTES = 1024 * 1024;

/**
 * The messages to send, each with the name under which it is sent once: `text`, `once`,
 * and `place`, its line where there are many.
 *
 * @throws {WrongUsage} where there is nothing to send
 */
export async function* messagesFrom({ text, lines, once }, stdin) {
  if (lines) return yield* eachLine(stdin, once);
  const whole = text ?? (await readAll(stdin));
  if (whole.trim() === "") throw new WrongUsage("there is nothing to send");
  yield { text: whole, once: once ?? randomUUID(), place: null };
}

/** Blank lines say nothing and are passed over. */
async function* eachLine(stdin, once) {
  let place = 0;
  for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
    place += 1;
    if (line.trim() !== "") yield { text: line, once: once ? `${once}-${place}` : randomUUID(), place };
  }
}

async function readAll(stdin) {
  if (stdin.isTTY) throw new WrongUsage("there is nothing to send: give a text, or pipe one in (see --help)");
  const chunks = [];
  let size = 0;
  for await (const chunk of stdin) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new WrongUsage("what comes in is too long for a message");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks)
    .toString("utf8")
    .replace(/[\r\n]+$/, "");
}
