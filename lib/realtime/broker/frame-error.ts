/** A frame the broker does not act upon. The client is told by `pusher:error`; the connection stays. */
export class FrameError extends Error {
  override name = "FrameError";

  constructor(
    message: string,
    readonly code: number | null = null,
  ) {
    super(message);
  }
}

/** A subscription that is refused. The client is told by `pusher:subscription_error` on the channel. */
export class SubscriptionError extends Error {
  override name = "SubscriptionError";

  constructor(
    readonly type: "AuthError" | "LimitReached" | "InvalidChannel",
    readonly status: 400 | 401 | 403,
    message: string,
  ) {
    super(message);
  }
}
