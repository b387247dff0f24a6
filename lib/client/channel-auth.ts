type Authorize = (socketId: string, channels: string[]) => Promise<Record<string, string | null>>;
type Callback = (error: Error | null, data: { auth: string } | null) => void;
type Asked = { channelName: string; callback: Callback };

/**
 * Collects the authorisations that pusher-js asks for one by one, so that all of one
 * tick go out as one request: a reconnect with 500 rooms costs one, not 500.
 */
export function createChannelAuthorizer(authorize: Authorize) {
  const waiting = new Map<string, Asked[]>();

  async function flush(socketId: string) {
    const asked = waiting.get(socketId) ?? [];
    waiting.delete(socketId);
    try {
      const auth = await authorize(socketId, [...new Set(asked.map(({ channelName }) => channelName))]);
      for (const { channelName, callback } of asked) {
        const signature = auth[channelName];
        if (signature) callback(null, { auth: signature });
        else callback(new Error(`${channelName} is not ours to hear`), null);
      }
    } catch (error) {
      for (const { callback } of asked)
        callback(error instanceof Error ? error : new Error(String(error)), null);
    }
  }

  return ({ socketId, channelName }: { socketId: string; channelName: string }, callback: Callback): void => {
    const asked = waiting.get(socketId);
    if (asked) {
      asked.push({ channelName, callback });
      return;
    }
    waiting.set(socketId, [{ channelName, callback }]);
    setTimeout(() => void flush(socketId), 0);
  };
}
