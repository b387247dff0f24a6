import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { config } from "@/lib/config";

/**
 * Whether this server may connect to an address on somebody else's wish: public
 * addresses only. Loopback too where WEBHOOK_ALLOW_LOOPBACK says so, for tests.
 */
export function isAllowedAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address); // ::ffff:10.0.0.1 is 10.0.0.1
  if (parsed.range() === "loopback") return config().allowLoopback;
  if (parsed.range() !== "unicast") return false;
  // What is outside of 2000::/3 is not routed, or stands for an IPv4 address.
  return parsed.kind() === "ipv4" || parsed.match(GLOBAL_IPV6);
}

const GLOBAL_IPV6 = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number]; // it is IPv6, as one can see

/** The host of a URL without the brackets that IPv6 addresses have there. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

/**
 * Whether a URL can be called at all, as far as one sees without resolving its
 * name: http(s), and no address of this machine or a private network written in it.
 */
export function isCallableUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  const host = bareHost(url).replace(/\.$/, "");
  if (isIP(host)) return isAllowedAddress(host);
  const isLocalName = host === "localhost" || host.endsWith(".localhost");
  return host !== "" && (!isLocalName || config().allowLoopback);
}
