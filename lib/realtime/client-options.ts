import { config } from "@/lib/config";
import { brokerAccount } from "@/lib/realtime/credentials";

/**
 * What `new Pusher(key, options)` needs to reach the broker. The embedded one is
 * reached as the caller reached us.
 *
 * @param host the request's Host header
 * @see contract: native "Live updates by Pusher Channels"
 */
export function realtimeOptions(host: string | null) {
  const { key, isEmbedded } = brokerAccount();
  const endpoints = { authEndpoint: "/api/realtime/auth", userAuthEndpoint: "/api/realtime/user-auth" };
  const { pusher, publicUrl } = config();
  if (!isEmbedded) {
    const wsHost = pusher?.host ?? `ws-${pusher?.cluster}.pusher.com`;
    const port = pusher?.port ?? (pusher?.useTls ? 443 : 80);
    const forceTLS = pusher?.useTls ?? true;
    return {
      key,
      cluster: pusher?.cluster ?? "",
      wsHost,
      wsPort: port,
      wssPort: port,
      forceTLS,
      ...endpoints,
    };
  }
  const forceTLS = publicUrl.startsWith("https://");
  const { hostname, port } = new URL(host ? `${forceTLS ? "https" : "http"}://${host}` : publicUrl);
  const number = Number(port) || (forceTLS ? 443 : 80);
  return {
    key,
    cluster: "hearth",
    wsHost: hostname,
    wsPort: number,
    wssPort: number,
    forceTLS,
    ...endpoints,
  };
}
