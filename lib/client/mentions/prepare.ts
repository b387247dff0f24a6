type Prepared = { text: string; mentions?: number[] };

/** As `prepared`; its code comes with the first text that could need it, and without it the text goes as it is. */
export async function prepare(roomId: number, text: string): Promise<Prepared> {
  if (!/@|:\S+:/.test(text)) return { text };
  const module = await import("@/lib/client/mentions/prepared").catch(() => null);
  return module ? module.prepared(roomId, text) : { text };
}
