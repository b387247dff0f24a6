import { z } from "zod";

/** In characters; the domain folds and checks what is inside. */
const identifier = z.string().trim().min(1).max(320);
const displayName = z.string().trim().min(1).max(80);
/** 10 to 200 characters; measured where it is hashed, so that the sentence fits the fault. */
const password = z.string().max(1_000);

export const setupBody = z.object({
  displayName,
  identifier,
  password,
  workspaceName: z.string().trim().max(80).default(""),
});

/** By an invite's code, or by a one-time code sent to the identifier where sign-up is open. */
export const signUpBody = z.object({
  displayName,
  identifier,
  /** Left out: the account signs in by code alone. */
  password: password.optional(),
  inviteCode: z.string().min(1).max(200).optional(),
  code: z.string().trim().min(1).max(20).optional(),
});

export const requestCodeBody = z.object({ identifier });

/** What an error says to a form: `reason` is a stable word, `field` the input that it is about. */
export type AccountError = {
  status: "error";
  message: string;
  reason: string;
  field?: string;
  /** Seconds. */
  retryAfter?: number;
};
