import { config } from "@/lib/config";
import { derivedSecret } from "@/lib/crypto/secrets";

/** The account at the broker: the configured one, or that of the broker in this process. */
export type BrokerAccount = { appId: string; key: string; secret: string; isEmbedded: boolean };

export function brokerAccount(): BrokerAccount {
  const { pusher } = config();
  if (pusher) return { ...pusher, isEmbedded: false };
  // Derived, so that they stay the same over restarts and clients can reconnect.
  return {
    appId: "hearth",
    key: derivedSecret("broker-key").slice(0, 20),
    secret: derivedSecret("broker-secret"),
    isEmbedded: true,
  };
}
