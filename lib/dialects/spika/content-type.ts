/**
 * As what a file is served. Never as something that runs: what is not known to be
 * harmless is bytes. Its uploader's word counts for nothing here; the name counts
 * where the bytes tell nothing, and then never for showing it in a page.
 */
export function contentType(fileName: string, sniffedType: string | null): string {
  const byName = BY_EXTENSION[extension(fileName)];
  if (sniffedType === null) return byName ?? BYTES;
  // Office documents are archives to whoever sees only their first bytes.
  if (CONTAINERS.has(sniffedType) && byName?.startsWith("application/")) return byName;
  return isHarmless(sniffedType) ? sniffedType : BYTES;
}

/** Whether a browser may show it in its own window: by the bytes alone, only pictures, sound and film. */
export function canShow(sniffedType: string | null): boolean {
  return sniffedType !== null && SHOWN.has(bare(sniffedType));
}

const BYTES = "application/octet-stream";

const SHOWN = new Set([
  "image/apng",
  "image/avif",
  "image/bmp",
  "image/gif",
  "image/jpeg",
  "image/png",
  "image/webp",
  "audio/aac",
  "audio/flac",
  "audio/mp4",
  "audio/mpeg",
  "audio/ogg",
  "audio/vnd.wave",
  "audio/wav",
  "audio/x-flac",
  "audio/x-m4a",
  "video/mp4",
  "video/ogg",
  "video/quicktime",
  "video/webm",
  "video/x-m4v",
]);

const CONTAINERS = new Set(["application/zip", "application/x-cfb"]);

const HARMLESS_APPLICATIONS = new Set([
  "application/gzip",
  "application/pdf",
  "application/rtf",
  "application/x-7z-compressed",
  "application/x-bzip2",
  "application/x-rar-compressed",
  "application/x-tar",
  "application/x-xz",
  "application/zip",
  "application/zstd",
]);

const OFFICE = "application/vnd.openxmlformats-officedocument";

const BY_EXTENSION: Partial<Record<string, string>> = {
  "7z": "application/x-7z-compressed",
  aac: "audio/aac",
  avif: "image/avif",
  bmp: "image/bmp",
  csv: "text/csv; charset=utf-8",
  doc: "application/msword",
  docx: `${OFFICE}.wordprocessingml.document`,
  epub: "application/epub+zip",
  flac: "audio/flac",
  gif: "image/gif",
  gz: "application/gzip",
  heic: "image/heic",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  log: "text/plain; charset=utf-8",
  m4a: "audio/mp4",
  m4v: "video/x-m4v",
  md: "text/plain; charset=utf-8",
  mov: "video/quicktime",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  odp: "application/vnd.oasis.opendocument.presentation",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odt: "application/vnd.oasis.opendocument.text",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  ogv: "video/ogg",
  opus: "audio/ogg",
  pdf: "application/pdf",
  png: "image/png",
  ppt: "application/vnd.ms-powerpoint",
  pptx: `${OFFICE}.presentationml.presentation`,
  rtf: "application/rtf",
  tar: "application/x-tar",
  txt: "text/plain; charset=utf-8",
  wav: "audio/wav",
  webm: "video/webm",
  webp: "image/webp",
  xls: "application/vnd.ms-excel",
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  zip: "application/zip",
};

function isHarmless(type: string): boolean {
  if (type === "image/svg+xml") return false;
  return (
    /^(image|audio|video|font)\//.test(type) ||
    HARMLESS_APPLICATIONS.has(type) ||
    type.startsWith(OFFICE) ||
    type.startsWith("application/vnd.oasis.opendocument.")
  );
}

function extension(fileName: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

function bare(type: string): string {
  return type.split(";")[0] ?? type;
}
