import { parseArgs } from "node:util";
import { APIS, apiOfKey } from "./apis.mjs";

export const USAGE = `Usage: hearth-send [options] [--] [text …]

Posts the text to a room. Without a text, what comes in on stdin is one message.

  -k, --key <key>     the key or token; better kept in HEARTH_KEY, where a list of
                      processes does not show it
  -r, --room <room>   HEARTH_ROOM: the room's number; with a key of the workspace also
                      its name, of any case (it is made where there is none). Test keys
                      have a room of their own
  -u, --url <url>     HEARTH_URL: the server; http://localhost:3000 if not given
      --lines         each line of stdin is a message, as it comes
      --dry-run       look at everything, send nothing
      --json          print the server's answer, one line for each message
      --once <name>   sending again under this name within a day sends nothing anew
      --retries <n>   tries after a failure that may pass, 5 if not given; waits longer
                      each time, and as long as the server asks for
  -h, --help          print this

The kind of key decides how it is sent: a room's key by the Messaging API, a key of the
workspace (live_key_…, test_key_…) by Chapi, a personal token (hth_…) by chat-messages.

Exit codes: 0 sent; 1 the server refused it; 2 the command line is not right, or there is
nothing to send; 3 the server could not be reached or went on failing. Failing takes one
sentence on stderr. Retries never post twice.

  hearth-send --room 7 "The build is green"
  git log -1 --format=%s | hearth-send --room Deploys
  tail -f app.log | hearth-send --room 7 --lines
`;

/** What the person who typed the command can mend. */
export class WrongUsage extends Error {}

const OPTIONS = {
  key: { type: "string", short: "k" },
  room: { type: "string", short: "r" },
  url: { type: "string", short: "u" },
  lines: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  once: { type: "string" },
  retries: { type: "string", default: "5" },
  help: { type: "boolean", short: "h", default: false },
};

/**
 * Everything that is to be known before the first message, from the words and the environment.
 *
 * @throws {WrongUsage}
 */
export function readOptions(words, env) {
  const { values, positionals } = parsed(words);
  if (values.help) return { help: true };
  const key = values.key ?? env.HEARTH_KEY ?? "";
  if (!key) throw new WrongUsage("there is no key: give --key or set HEARTH_KEY (see --help)");
  if (!/^[\x21-\x7e]+$/.test(key)) throw new WrongUsage("the key has characters that no key has");
  const room = (values.room ?? env.HEARTH_ROOM ?? "").trim();
  const api = apiOfKey(key);
  const complaint = APIS[api].complain(room, key);
  if (complaint) throw new WrongUsage(complaint);
  if (values.lines && positionals.length > 0) {
    throw new WrongUsage("--lines takes its messages from stdin, not from the command line");
  }
  return {
    help: false,
    api,
    key,
    room,
    url: serverUrl(values.url ?? (env.HEARTH_URL || "http://localhost:3000")),
    text: positionals.length > 0 && positionals[0] !== "-" ? positionals.join(" ") : null,
    lines: values.lines,
    dryRun: values["dry-run"],
    json: values.json,
    once: values.once,
    retries: wholeNumber(values.retries),
  };
}

function parsed(words) {
  try {
    return parseArgs({ args: words, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const [sentence] = error.message.split(". ");
    throw new WrongUsage(`${sentence.replace(/\.$/, "")} (see --help)`);
  }
}

function serverUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new WrongUsage(`${text} is no address of a server: give one such as https://chat.example.org`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function wholeNumber(text) {
  if (!/^\d{1,3}$/.test(text)) throw new WrongUsage("--retries must be a whole number");
  return Number(text);
}
