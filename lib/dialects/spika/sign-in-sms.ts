import { config } from "@/lib/config";

/**
 * The text message with a code, to the letter: Android's app finds the digits in its first
 * line, and itself by the hash in the last (contract 8.2).
 */
export function signInSms(code: string, osName: string | undefined): string {
  const text = `Thank you for your signup request.Your verification code is ${code}`;
  const { androidSmsHash } = config();
  return osName === "android" && androidSmsHash ? `${text}\n\n${androidSmsHash}` : text;
}
