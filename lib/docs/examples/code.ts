import type { Place } from "@/lib/docs/examples/example";

/** Pieces of code that are more than one call; code.test.ts runs each. */

export const VERIFY_WEBHOOK = {
  javascript: `import { createHmac, timingSafeEqual } from "node:crypto";

/** headers: with small letters, as Node has them; body: the text as it came, not parsed. */
export function isFromHearth(secret, headers, body) {
  const { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signatures } = headers;
  if (Math.abs(Date.now() / 1000 - Number(time)) > 300) return false;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const wanted = createHmac("sha256", key).update(\`\${id}.\${time}.\${body}\`).digest();
  return signatures.split(" ").some((signature) => {
    const given = Buffer.from(signature.replace("v1,", ""), "base64");
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}`,
  python: `import base64
import hashlib
import hmac
import time


def is_from_hearth(secret, headers, body):
    """headers: by their names in small letters; body: the bytes as they came."""
    sent = headers["webhook-timestamp"]
    if abs(time.time() - int(sent)) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{sent}.".encode() + body
    wanted = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    return any(hmac.compare_digest(wanted, given) for given in headers["webhook-signature"].split(" "))`,
};

export const listen = (at: Place) => `import Pusher from "pusher-js"; // npm install pusher-js

const headers = { accesstoken: ${JSON.stringify(at.deviceToken)} };
const origin = ${JSON.stringify(at.origin)};
const answer = await fetch(\`\${origin}/api/messenger/realtime\`, { headers });
const { key, authEndpoint, ...options } = (await answer.json()).data.realtime;

const pusher = new Pusher(key, {
  ...options,
  enabledTransports: ["ws", "wss"],
  channelAuthorization: { endpoint: origin + authEndpoint, transport: "ajax", headers },
});
const room = pusher.subscribe("private-room-${at.roomId}");
room.bind("pusher:subscription_succeeded", () => console.log("listening"));
room.bind("message.created", ({ message }) => console.log(message.body.text));`;

export const sendFromTerminal = (at: Place) => `export HEARTH_KEY=${at.roomKey} HEARTH_URL=${at.origin}
npx hearth-send --room ${at.roomId} "The build is green"
printf 'one\\ntwo\\n' | npx hearth-send --room ${at.roomId} --lines`;
