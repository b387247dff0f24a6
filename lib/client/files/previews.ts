const MOST = 40;
const urls = new Map<string, string>();

/**
 * An address for a picture that this page has at hand. It stays while the message is on its
 * way and after it has arrived, so that one's own picture does not blink when it is sent.
 */
export function previewUrl(localId: string, blob: Blob): string {
  const known = urls.get(localId);
  if (known) return known;
  const url = URL.createObjectURL(blob);
  urls.set(localId, url);
  for (const [oldest, old] of urls) {
    if (urls.size <= MOST) break;
    urls.delete(oldest);
    URL.revokeObjectURL(old);
  }
  return url;
}

export function knownPreview(localId: string | null): string | undefined {
  return localId === null ? undefined : urls.get(localId);
}
