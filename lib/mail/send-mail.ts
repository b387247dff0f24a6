import { createTransport } from "nodemailer";
import { config } from "@/lib/config";
import { singleton } from "@/lib/singleton";

/** `to` is one plain ASCII address that has been checked: nodemailer would read lists and names in it. */
export type Mail = { to: string; subject: string; text: string };

export function isMailConfigured(): boolean {
  return config().smtpUrl !== undefined;
}

/**
 * Sends one mail through SMTP_URL. Where none is configured the mail is printed, so that
 * whoever runs the server can read it.
 */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  if (!isMailConfigured()) {
    process.stdout.write(`[mail to ${to}] ${subject}: ${text.replaceAll("\n", " ")}\n`);
    return;
  }
  await transport().sendMail({ from: config().mailFrom, to: { name: "", address: to }, subject, text });
}

function transport() {
  return singleton("mail", () =>
    createTransport({
      url: config().smtpUrl,
      pool: true,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    }),
  );
}
