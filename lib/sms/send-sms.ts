import { config } from "@/lib/config";

/** `to` is a number in E.164. */
export type Sms = { to: string; text: string };

export function isSmsConfigured(): boolean {
  return config().twilio !== undefined;
}

/**
 * Sends one text message through Twilio. Where none is configured it is printed, so that
 * whoever runs the server can read it.
 *
 * @throws Error when Twilio refuses; its answer's code is in the message, the text is not
 */
export async function sendSms({ to, text }: Sms): Promise<void> {
  const { twilio } = config();
  if (!twilio) {
    process.stdout.write(`[SMS to ${to}] ${text}\n`);
    return;
  }
  const account = encodeURIComponent(twilio.accountSid);
  const response = await fetch(`https://api.twilio.com/2010-04-01/Accounts/${account}/Messages.json`, {
    method: "POST",
    headers: {
      Authorization: `Basic ${Buffer.from(`${twilio.accountSid}:${twilio.authToken}`).toString("base64")}`,
    },
    body: new URLSearchParams({ From: twilio.from, To: to, Body: text }),
    signal: AbortSignal.timeout(10_000),
  });
  if (response.ok) {
    await response.body?.cancel();
    return;
  }
  const problem = await response.text();
  throw new Error(
    `Twilio answered ${response.status}, code ${/"code":\s*(\d+)/.exec(problem)?.[1] ?? "unknown"}`,
  );
}
