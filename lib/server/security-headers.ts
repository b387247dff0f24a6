import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * The rules for a page: scripts only with this request's nonce, nothing from other
 * hosts but the realtime service when a hosted one is configured. Next reads the
 * nonce from the header of the request.
 */
export function guardPage(
  request: IncomingMessage,
  response: ServerResponse,
  options: { isDev: boolean; realtime: string[] },
) {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'self'",
    // Hot reload evaluates code; nothing else does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${options.isDev ? " 'unsafe-eval'" : ""}`,
    // Positions of menus and virtual rows are style attributes, which have no nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...ownSockets(request), ...options.realtime].join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  request.headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Frame-Options", "DENY");
}

/** For every answer. */
export const GUARDS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), geolocation=(), payment=()",
};

export function guardAnswer(response: ServerResponse) {
  for (const [name, value] of Object.entries(GUARDS)) response.setHeader(name, value);
}

/** Not every browser counts a WebSocket of the same host as 'self'. */
function ownSockets(request: IncomingMessage): string[] {
  const host = request.headers.host ?? "";
  return /^[\w.:[\]-]+$/.test(host) ? [`ws://${host}`, `wss://${host}`] : [];
}
