import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deletedAnswer } from "@/lib/dialects/spika/schemas/common";
import { meSchema, updateMeBody } from "@/lib/dialects/spika/schemas/user";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import { fromUpdateMeBody, toMe } from "@/lib/dialects/spika/user";
import { deleteAccount } from "@/lib/domain/accounts/delete-account";
import { getMe } from "@/lib/domain/users/get-user";
import { updateMe } from "@/lib/domain/users/update-me";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const withMe = z.object({ user: meSchema });

export const GET = endpoint({
  summary: "The caller, and whether they administer the workspace (2.9.1)",
  response: withMe,
  handle: async ({ caller }) => ({ user: toMe(await getMe(caller)) }),
});

export const PUT = endpoint({
  summary: "Change the caller's name, address, number or picture (2.9.2)",
  body: updateMeBody,
  response: withMe,
  handle: async ({ caller, body }) => ({ user: toMe(await updateMe(caller, fromUpdateMeBody(body))) }),
});

export const DELETE = endpoint({
  summary: "Delete the caller's account (2.9.3)",
  response: deletedAnswer,
  topLevel: deletedAnswer,
  handle: async ({ caller }) => {
    await deleteAccount(caller);
    return unionAnswer({ deleted: true });
  },
});
