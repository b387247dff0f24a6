import { endpoint } from "@/lib/dialects/spika/endpoint";
import { beatBody, presenceAnswer } from "@/lib/dialects/spika/schemas/presence";
import { noteBeat } from "@/lib/realtime/presence";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Say that one is here, away or leaving, and hear who else is (native)",
  body: beatBody,
  response: presenceAnswer,
  handle: async ({ caller, body }) => ({ people: await noteBeat(caller, body) }),
});
