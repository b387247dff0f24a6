import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, vi } from "vitest";
import { config } from "@/lib/config";
import { provide } from "@/lib/singleton";

export type ReceivedMail = { to: string[]; text: string };

/** A real mail server on loopback, to which this file's process sends from now on. To be opened outside of tests. */
export async function aMailServer() {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      let text = "";
      stream.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      stream.on("end", () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.server.close());
  const { port } = server.server.address() as AddressInfo; // a TCP server's address is never a path
  provide("config", { ...config(), smtpUrl: `smtp://127.0.0.1:${port}` });
  return {
    sentTo: (email: string) => mails.filter(({ to }) => to.includes(email)),
    codeFor: (email: string) => waitForCode(mails, email),
  };
}

/** The code of the newest mail to this address, once one is there. */
async function waitForCode(mails: ReceivedMail[], email: string): Promise<string> {
  const mail = await vi.waitFor(
    () => {
      const found = mails.findLast(({ to }) => to.includes(email));
      if (!found) throw new Error(`no mail to ${email}`);
      return found;
    },
    { timeout: 10_000 },
  );
  const code = /Subject: (\d{6}) /.exec(mail.text)?.[1];
  if (!code) throw new Error("a mail without a code");
  return code;
}
