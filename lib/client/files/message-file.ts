import type { FileKind } from "@/lib/client/files/outgoing-file";

/** A file as its message tells of it; what an odd client has left out is 0 or empty. */
export type ShownFile = {
  id: number;
  name: string;
  mimeType: string;
  /** Bytes. */
  size: number;
  /** Pixels. */
  width: number;
  height: number;
  /** Seconds. */
  duration: number;
};

type Body = Record<string, unknown>;

export function isFileKind(type: string): type is FileKind {
  return type === "image" || type === "video" || type === "audio" || type === "file";
}

/** The file that a message carries (contract 3.5.3); null where its row has gone. */
export function fileIn(body: Body): ShownFile | null {
  return shownFile(body.file);
}

/** Those besides it, where there are several. */
export function furtherFilesIn({ attachments }: Body): ShownFile[] {
  if (!Array.isArray(attachments)) return [];
  return attachments.slice(1).flatMap((file) => shownFile(file) ?? []);
}

/** The smaller picture of it. */
export function thumbIn(body: Body): ShownFile | null {
  return shownFile(body.thumb);
}

/** What its sender said that it shows. */
export function altTextIn(body: Body): string {
  return typeof body.altText === "string" ? body.altText.trim() : "";
}

/** Shown where it stands; what a browser must not show is offered for download by the server itself. */
export function fileUrl(fileId: number): string {
  return `/api/upload/files/${fileId}?inline=1`;
}

export function downloadUrl(fileId: number): string {
  return `/api/upload/files/${fileId}`;
}

function shownFile(value: unknown): ShownFile | null {
  if (typeof value !== "object" || value === null) return null;
  const { id, fileName, mimeType, size, metaData } = value as Body; // looked at member by member
  if (typeof id !== "number") return null;
  const { width, height, duration } = (metaData ?? {}) as Body; // as above
  return {
    id,
    name: typeof fileName === "string" ? fileName : "",
    mimeType: typeof mimeType === "string" ? mimeType : "",
    size: measure(size),
    ...{ width: measure(width), height: measure(height), duration: measure(duration) },
  };
}

function measure(value: unknown): number {
  return typeof value === "number" && value > 0 ? value : 0;
}
