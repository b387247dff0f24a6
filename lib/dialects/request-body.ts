import { WireError } from "@/lib/dialects/endpoint";

const ONE_MEBIBYTE = 1024 * 1024;

/**
 * A request's body: JSON, or a form as an object (repeated and `name[]` fields as
 * lists). No body at all is an empty object.
 *
 * @throws WireError 400 `Invalid JSON`, 413 over the limit, 415 for any other type
 */
export async function readBody(request: Request, limit = ONE_MEBIBYTE): Promise<unknown> {
  const text = await readText(request, limit);
  if (text === "") return {};
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/json" || type?.endsWith("+json")) return parseJson(text);
  if (type === "application/x-www-form-urlencoded") return formObject(new URLSearchParams(text));
  throw new WireError(415, "Content-Type must be application/json");
}

async function readText(request: Request, limit: number): Promise<string> {
  const declared = request.headers.get("content-length");
  if (declared !== null) {
    if (Number(declared) > limit) throw tooLarge(limit);
    // The server's parser never hands over more than was declared.
    return request.text();
  }
  return readStream(request, limit);
}

/** A body of unknown length is read only as far as the limit. */
async function readStream(request: Request, limit: number): Promise<string> {
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    // Node's streams are iterable; the DOM's types do not say so yet.
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function tooLarge(limit: number): WireError {
  return new WireError(413, `Body is over the limit of ${limit} bytes`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WireError(400, "Invalid JSON", { code: (error as Error).name });
  }
}

function formObject(form: URLSearchParams): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null);
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    const isList = name.endsWith("[]") || values.length > 1;
    fields[name.replace(/\[\]$/, "")] = isList ? values : values[0];
  }
  return { ...fields };
}
