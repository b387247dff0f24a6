import { endpoint } from "@/lib/dialects/spika/endpoint";
import { updateMeBody } from "@/lib/dialects/spika/schemas/user";
import { fromUpdateMeBody, toMe } from "@/lib/dialects/spika/user";
import { getMe } from "@/lib/domain/users/get-user";
import { updateMe } from "@/lib/domain/users/update-me";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  handle: async ({ caller }) => ({ user: toMe(await getMe(caller)) }),
});

export const PUT = endpoint({
  body: updateMeBody,
  handle: async ({ caller, body }) => ({ user: toMe(await updateMe(caller, fromUpdateMeBody(body))) }),
});
