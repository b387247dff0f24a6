import { setTimeout as delay } from "node:timers/promises";
import { APIS } from "./apis.mjs";

/** It was not sent: the server said no, or (`isPassing`) it may say yes another time. */
export class Undelivered extends Error {
  constructor(message, { isPassing, retryAfter = null }) {
    super(message);
    this.isPassing = isPassing;
    /** In milliseconds; null where nobody has asked for a pause. */
    this.retryAfter = retryAfter;
  }
}

/** Too early, too often, or something between us and the server; 409 is a first try that is still under way. */
const PASSING = new Set([408, 409, 425, 429, 500, 502, 503, 504]);
const PATIENCE_MS = 15_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Sends one message, however often it takes. All tries carry the same Idempotency-Key, so
 * that one whose answer was lost is not sent a second time.
 *
 * @returns what the server answered
 * @throws {Undelivered}
 */
export async function deliver(options, message) {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt(options, message);
    } catch (error) {
      const isLast = failures >= options.retries;
      if (!(error instanceof Undelivered) || !error.isPassing || isLast) throw placed(error, message);
      await delay(error.retryAfter ?? pauseAfter(failures));
    }
  }
}

/** Longer each time, and by chance, so that many who failed together do not come back together. */
function pauseAfter(failures) {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
  return longest / 2 + Math.random() * (longest / 2);
}

function placed(error, { place }) {
  if (place === null || !(error instanceof Undelivered)) return error;
  return new Undelivered(`line ${place}: ${error.message}`, error);
}

async function attempt({ api, key, room, url, dryRun }, { text, once }) {
  const { path, headers, body, sentence } = APIS[api];
  const response = await fetched(`${url}${path}${dryRun ? "?dry_run=1" : ""}`, {
    method: "POST",
    headers: { ...headers(key), "Content-Type": "application/json", "Idempotency-Key": once },
    body: JSON.stringify(body(room, text)),
    // Elsewhere the key is nobody's business.
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer = json(await textOf(response, url));
  if (response.ok && answer !== null) return answer;
  const said = answer === null ? null : sentence(answer);
  throw new Undelivered(refusal(response, url, typeof said === "string" ? said : null), {
    isPassing: PASSING.has(response.status),
    retryAfter: pauseAsked(response.headers.get("retry-after")),
  });
}

async function fetched(url, request) {
  try {
    return await fetch(url, request);
  } catch (error) {
    throw new Undelivered(`${new URL(url).origin} cannot be reached: ${reason(error)}`, { isPassing: true });
  }
}

/** An answer that breaks off tells nothing of what happened, so it is asked for again. */
async function textOf(response, url) {
  try {
    return await response.text();
  } catch (error) {
    throw new Undelivered(`${url} broke off its answer: ${reason(error)}`, { isPassing: true });
  }
}

function reason(error) {
  if (error.name === "TimeoutError") return "it does not answer";
  return error.cause?.code ?? error.cause?.message ?? error.message;
}

/** null where it is no JSON, such as a proxy's page. */
function json(text) {
  try {
    const answer = JSON.parse(text);
    return typeof answer === "object" ? answer : null;
  } catch {
    return null;
  }
}

function refusal(response, url, said) {
  const { status } = response;
  if (status >= 300 && status < 400) {
    return `${url} sends elsewhere (${response.headers.get("location")}): give that address as --url`;
  }
  return said ? `${said} (${status})` : `${url} answered ${status}, and not as Hearth does`;
}

/** Seconds or a date, as HTTP has it. */
function pauseAsked(header) {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(LONGEST_PAUSE_MS, Math.max(0, ms));
}
