import { z } from "zod";
import { WireError } from "@/lib/dialects/endpoint";
import { toDevice } from "@/lib/dialects/spika/device";
import { deviceFacts } from "@/lib/dialects/spika/device-facts";
import { openEndpoint } from "@/lib/dialects/spika/endpoint";
import { authAnswer, authBody } from "@/lib/dialects/spika/schemas/auth";
import { signInSms } from "@/lib/dialects/spika/sign-in-sms";
import { toUnprovenUser } from "@/lib/dialects/spika/user";
import { requestDeviceCode } from "@/lib/domain/devices/request-device-code";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = openEndpoint({
  summary: "Ask for a code to sign in or up by telephone number (2.1.1)",
  body: authBody,
  response: authAnswer,
  refusals: { device_taken: [403, "There is already phone number tied to this device"] },
  handle: async ({ body, request, address }) => {
    const facts = deviceFacts(request.headers);
    const write = (code: string) => signInSms(code, facts.osName);
    const { isNewUser, user, device } = await requestDeviceCode({ ...body, facts, address, write });
    const forBrowsers = device.type === "browser" ? { browserDeviceId: device.deviceId } : {};
    return { isNewUser, user: toUnprovenUser(user), device: toDevice(device, null), ...forBrowsers };
  },
});

export const GET = openEndpoint({
  summary: "Not a call: 405 (2.1.4)",
  response: z.never(),
  otherAnswers: { 405: "Method not allowed" },
  handle: async () => {
    throw new WireError(405, "Method not allowed", { headers: { Allow: "POST, OPTIONS" } });
  },
});
