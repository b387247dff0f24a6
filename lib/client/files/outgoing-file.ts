/** How a file is shown; also the type of its message (contract 3.5.3). */
export type FileKind = "image" | "video" | "audio" | "file";

/** A file on its way to the server, with its bytes. */
export type OutgoingFile = {
  kind: FileKind;
  name: string;
  mimeType: string;
  blob: Blob;
  /** What the picture shows, in words. */
  altText?: string;
  /** Recorded here to be heard, not chosen from a disk. */
  isVoice?: boolean;
  /** null until it has been looked at. */
  measures: Measures | null;
  /** Its id, once the server has it. */
  fileId?: number;
};

/** What can be found out about a file by showing it. */
export type Measures = {
  /** Pixels; 0 where there are none. */
  width: number;
  height: number;
  /** Seconds. */
  duration: number;
  thumb?: { blob: Blob; width: number; height: number };
};

/** As it was chosen: what it is, is found out when it is measured. */
export function asOutgoingFile(file: File): OutgoingFile {
  return {
    kind: kindOf(file.type),
    name: file.name || "file",
    mimeType: file.type || "application/octet-stream",
    blob: file,
    measures: null,
  };
}

/** Vector graphics are programs to a browser; they are sent, not shown. */
function kindOf(mimeType: string): FileKind {
  if (mimeType === "image/svg+xml") return "file";
  const kind = mimeType.split("/")[0];
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "file";
}
