/** What a stream of bytes says, as it comes. */
export function readText(stream: ReadableStream<Uint8Array>): { text: string; isEnded: boolean } {
  const heard = { text: "", isEnded: false };
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      heard.text += decoder.decode(value, { stream: true });
    }
    heard.isEnded = true;
  })();
  return heard;
}
