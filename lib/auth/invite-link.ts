import { browserOrigin } from "@/lib/auth/same-origin";
import { config } from "@/lib/config";

/**
 * The page that an invite opens. An address that only this machine knows is no use to others:
 * then the one by which the browser came here is at least as good.
 */
export function inviteLink(code: string, headers: Headers): string {
  const { publicUrl } = config();
  const base = isLoopback(publicUrl) ? browserOrigin(headers) : publicUrl;
  return `${base}/invite/${code}`;
}

export function isLoopback(url: string): boolean {
  return /^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(new URL(url).hostname);
}
