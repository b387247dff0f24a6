import { startSession } from "@/lib/auth/sign-in";
import { openEndpoint, signedIn } from "@/lib/dialects/account/endpoint";
import { setupBody } from "@/lib/dialects/account/schemas";
import { createFirstAccount } from "@/lib/domain/accounts/create-first-account";

export const POST = openEndpoint({
  body: setupBody,
  handle: async ({ body, address, request }) => {
    const userId = await createFirstAccount({ ...body, address });
    return signedIn({ userId }, await startSession(userId, request));
  },
});
