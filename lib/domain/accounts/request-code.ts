import { config } from "@/lib/config";
import { findAccount } from "@/lib/domain/accounts/find-account";
import { canSignUp, getWorkspace } from "@/lib/domain/accounts/get-workspace";
import { type Identifier, requireIdentifier } from "@/lib/domain/accounts/identifier";
import { issueCode } from "@/lib/domain/accounts/one-time-codes";
import { limit } from "@/lib/limits/limit";
import { log } from "@/lib/log";
import { sendMail } from "@/lib/mail/send-mail";
import { sendSms } from "@/lib/sms/send-sms";

const HOUR = 3600;

/**
 * Sends a code to an address or number that has an account, or may make one. For any other the
 * same work is done and the same answer given, but nothing is sent: nobody learns who has an account.
 *
 * @param address  the caller's network address
 * @returns the identifier in its stored form
 * @throws DomainError `invalid` (`invalid_identifier`), `rate_limited`: 5 codes an hour for an identifier
 */
export async function requestCode(input: { identifier: string; address: string }): Promise<Identifier> {
  const identifier = requireIdentifier(input.identifier);
  await limit("code-request-address", input.address, 60, HOUR);
  await limit("code-request", identifier.value, 5, HOUR);

  const [account, workspace] = await Promise.all([findAccount(identifier), getWorkspace()]);
  const code = await issueCode("sign-in", identifier.value);
  if (account || canSignUp(workspace, identifier)) deliver(identifier, code, workspace.name);
  return identifier;
}

/** Not waited for: how long a mail server takes would tell that there is an account. */
function deliver({ kind, value }: Identifier, code: string, workspace: string): void {
  const text = `${code} is your code to sign in to ${workspace}. It works once, for 10 minutes.`;
  const sent =
    kind === "email"
      ? sendMail({
          to: value,
          subject: `${code} is your ${workspace} code`,
          text: `${text}\n\n${config().publicUrl}\n\nIf you did not ask for it, ignore this mail: nobody can sign in without the code.`,
        })
      : sendSms({ to: value, text });
  sent.catch((error: unknown) => log.error({ err: error, kind }, "a sign-in code could not be sent"));
}
