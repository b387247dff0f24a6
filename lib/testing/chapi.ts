import { z } from "zod";
import * as messages from "@/app/chat/api/chat/v1/messages/route";
import { chapiMessage } from "@/lib/dialects/chapi/schemas";
import { call } from "@/lib/testing/request";

type Sent = { query?: Record<string, string | number>; headers?: Record<string, string> };

const withKey = (key: string | undefined, headers: Record<string, string> = {}) => ({
  ...(key === undefined ? {} : { "x-api-key": key }),
  ...headers,
});

/** GET …/messages, as a program calls it. */
export function read(key: string | undefined, { query, headers }: Sent = {}) {
  return call(messages.GET, { query, headers: withKey(key, headers) });
}

/** POST …/messages. */
export function say(key: string | undefined, body: unknown, { query, headers }: Sent = {}) {
  return call(messages.POST, { method: "POST", body, query, headers: withKey(key, headers) });
}

const message = z.strictObject({
  ...chapiMessage.shape,
  authorUser: z.strictObject(chapiMessage.shape.authorUser.shape),
});

/** The messages of an answer, in exactly the contract's shape. */
export function listed({ status, text, json }: { status: number; text: string; json: unknown }) {
  if (status !== 200) throw new Error(`${status} ${text}`);
  return z.array(message).parse(json);
}

export function said({ status, text, json }: { status: number; text: string; json: unknown }) {
  if (status !== 200) throw new Error(`${status} ${text}`);
  return message.parse(json);
}

/** The one shape of every refusal. */
export const fault = (faultstring: unknown, errorcode: unknown) => ({
  fault: { faultstring, detail: { errorcode } },
});
