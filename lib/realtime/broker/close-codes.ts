/**
 * Close codes of the protocol ("Error codes"). What a client does with them: 40xx it stays away until told to
 * connect, 41xx it comes back after a second, 42xx at once. So 42xx is never used for many sockets together.
 */
export const CloseCode = {
  unsupportedData: 1003,
  internalError: 1011,
  unknownApp: 4001,
  /** What `close()` uses: the application reconnects its clients itself, spread over time. */
  appDisabled: 4003,
  overQuota: 4004,
  unsupportedProtocol: 4007,
  noProtocol: 4008,
  unauthorized: 4009,
  overCapacity: 4100,
  pongMissing: 4201,
} as const;

/** Sent in an error frame; the connection stays. */
export const CLIENT_EVENT_RATE = 4301;
