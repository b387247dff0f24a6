import { Readable } from "node:stream";
import { z } from "zod";
import { config } from "@/lib/config";
import { canShow, contentType } from "@/lib/dialects/spika/content-type";
import { requestedRange } from "@/lib/dialects/spika/range";
import { INTEGER } from "@/lib/dialects/spika/schemas/common";
import { downloadEndpoint } from "@/lib/dialects/spika/upload-endpoint";
import { DomainError } from "@/lib/domain/errors";
import { getFile, type OpenFile } from "@/lib/domain/files/get-file";
import { asFileId } from "@/lib/domain/ids";

/** Part of the upload service, which is mounted twice (contract 1.1). HEAD requests come here too. */
export const getFileBytes = downloadEndpoint({
  summary: "Download a file, whole or in part (2.3.3)",
  mediaType: "*/*",
  otherAnswers: {
    206: "The part that the header Range asks for",
    304: "What the caller has is still right (If-None-Match)",
    416: "The file does not reach that far",
  },
  refusals: { invalid_id: [400, "Invalid id"], file_not_found: [404, "Not found"] },
  params: z.object({ id: z.string().meta(INTEGER) }),
  query: z.object({
    /** "1": shown by the browser where it is a picture, sound or film; saved otherwise. */
    inline: z.string().optional(),
  }),
  handle: async ({ caller, params, query, request, address }) => {
    const opened = await getFile(caller, fileIdOf(params.id), address);
    return respond(request, opened, query.inline === "1");
  },
});

function fileIdOf(text: string) {
  if (!/^-?\d+$/.test(text) || Number(text) === 0)
    throw new DomainError("invalid", "invalid_id", "Invalid id");
  return asFileId(text);
}

async function respond(
  request: Request,
  { file, size, read }: OpenFile,
  isInline: boolean,
): Promise<Response> {
  const etag = `"${file.sha256.toString("base64url")}"`;
  const modified = file.createdAt.toUTCString();
  const headers = {
    "Content-Type": contentType(file.fileName, file.sniffedType),
    "Content-Disposition": disposition(file.fileName, isInline && canShow(file.sniffedType)),
    // Where the URL is not the permission, every use of a kept copy has to be asked for.
    "Cache-Control": config().filesRequireAuth ? "private, no-cache" : "public, max-age=86400",
    ETag: etag,
    "Last-Modified": modified,
    "Accept-Ranges": "bytes",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  };
  if (matches(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });

  const range = requestedRange(request.headers, { size, etag, modified });
  if (range === "unsatisfiable") {
    return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${size}` } });
  }
  const length = range ? range.end - range.start + 1 : size;
  const body = request.method === "HEAD" || length === 0 ? null : webStream(await read(range));
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "Content-Length": String(length),
      ...(range ? { "Content-Range": `bytes ${range.start}-${range.end}/${size}` } : {}),
    },
  });
}

function matches(header: string | null, etag: string): boolean {
  if (!header) return false;
  const known = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}

/** The name twice: as everybody reads it, and as it is where that differs (RFC 6266). */
function disposition(fileName: string, isShown: boolean): string {
  const name = fileName.replace(/[/\\]/g, "_");
  const plain = name.replace(/[^\x20-\x7e]|["%]/g, "_");
  const kind = isShown ? "inline" : "attachment";
  if (plain === name) return `${kind}; filename="${plain}"`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function webStream(bytes: Readable): ReadableStream {
  return Readable.toWeb(bytes) as ReadableStream; // Node's own type of the same thing
}
