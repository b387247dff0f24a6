import { linkify } from "@/lib/client/linkify";

/** What the card under a message shows of the page that it links to. */
export type LinkPreview = {
  url: string;
  host: string;
  title: string;
  description: string;
  /** The page's picture, where this server keeps a copy; no other is shown, so that no host learns who reads. */
  imageFileId: number | null;
};

type Body = Record<string, unknown>;

/** The card in a message's body (contract 3.5.2), made by the server or by its sender's client. */
export function previewIn(body: Body): LinkPreview | null {
  const data = body.thumbnailData;
  if (typeof data !== "object" || data === null) return null;
  const { url, title, description, imageFileId } = data as Body; // looked at member by member
  if (typeof url !== "string" || typeof title !== "string" || title.trim() === "") return null;
  const [link] = linkify(url);
  if (link?.href === undefined) return null;
  return {
    ...{ url: link.href, host: new URL(link.href).host, title },
    description: typeof description === "string" ? description : "",
    imageFileId: typeof imageFileId === "number" ? imageFileId : null,
  };
}

/** Of two versions of the same text: it has no card at first, then one, then none for good. */
export function isCardNewer(body: Body, than: Body): boolean {
  return stageOf(body) > stageOf(than);
}

function stageOf({ thumbnailData, previewRemoved }: Body): number {
  if (previewRemoved === true) return 2;
  return thumbnailData ? 1 : 0;
}

/** What goes with another text: the card stays as long as the text begins with the same link. */
export function keptPreview(body: Body, text: string): { thumbnailData?: unknown } {
  const url = previewIn(body)?.url;
  const first = linkify(text).find(({ href }) => href)?.href;
  return url !== undefined && url === first ? { thumbnailData: body.thumbnailData } : {};
}
