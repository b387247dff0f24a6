import { getWorkspace } from "@/lib/domain/accounts/get-workspace";
import type { Identifier } from "@/lib/domain/accounts/identifier";
import { log } from "@/lib/log";
import { sendMail } from "@/lib/mail/send-mail";
import { sendSms } from "@/lib/sms/send-sms";

/** Sends the code by which somebody shows that an address or number is theirs. Not waited for. */
export function sendCode(identifier: Identifier, code: string): void {
  deliver(identifier, code).catch((error: unknown) =>
    log.error({ err: error, kind: identifier.kind }, "a code could not be sent"),
  );
}

async function deliver({ kind, value }: Identifier, code: string): Promise<void> {
  const { name } = await getWorkspace();
  const text = `${code} is your code to confirm this ${kind === "email" ? "address" : "number"} for ${name}. It works once, for 10 minutes.`;
  if (kind === "phone") await sendSms({ to: value, text });
  else await sendMail({ to: value, subject: `${code} is your ${name} code`, text });
}
