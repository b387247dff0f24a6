import { openEndpoint } from "@/lib/dialects/account/endpoint";
import { requestCodeBody } from "@/lib/dialects/account/schemas";
import { requestCode } from "@/lib/domain/accounts/request-code";

export const POST = openEndpoint({
  body: requestCodeBody,
  handle: async ({ body, address }) => ({ sentTo: await requestCode({ ...body, address }) }),
});
