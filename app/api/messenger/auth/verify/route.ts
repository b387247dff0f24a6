import { toDevice } from "@/lib/dialects/spika/device";
import { deviceFacts } from "@/lib/dialects/spika/device-facts";
import { openEndpoint } from "@/lib/dialects/spika/endpoint";
import { verifyAnswer, verifyBody } from "@/lib/dialects/spika/schemas/auth";
import { toUser } from "@/lib/dialects/spika/user";
import { verifyDeviceCode } from "@/lib/domain/devices/verify-device-code";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = openEndpoint({
  summary: "Sign a device in by the code (2.1.2)",
  body: verifyBody,
  response: verifyAnswer,
  refusals: {
    device_not_found: [404, "Device not found"],
    wrong_code: [403, "Verification code is invalid"],
  },
  handle: async ({ body, request, address }) => {
    const facts = deviceFacts(request.headers);
    const { user, device, token } = await verifyDeviceCode({ ...body, facts, address });
    return { isNewUser: !user.displayName, user: toUser(user), device: toDevice(device, token) };
  },
});
