import { startSession } from "@/lib/auth/sign-in";
import { openEndpoint, signedIn } from "@/lib/dialects/account/endpoint";
import { signUpBody } from "@/lib/dialects/account/schemas";
import { signUp } from "@/lib/domain/accounts/sign-up";

export const POST = openEndpoint({
  body: signUpBody,
  handle: async ({ body, address, request }) => {
    const { userId, roomId } = await signUp({ ...body, address });
    return signedIn({ userId, roomId }, await startSession(userId, request));
  },
});
