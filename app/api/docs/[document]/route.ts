import type { RouteContext } from "@/lib/dialects/endpoint";
import { servedDocument } from "@/lib/docs/served";

const texts = new Map<string, string>();

/** GET /api/docs/messenger.json: the OpenAPI document of one API. */
export async function GET(_request: Request, context: RouteContext): Promise<Response> {
  const { document } = await context.params;
  const name = String(document).replace(/\.json$/, "");
  const text = texts.get(name) ?? write(name);
  if (text === null) return Response.json({ status: "error", message: "Not found" }, { status: 404 });
  return new Response(text, {
    headers: { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" },
  });
}

function write(name: string): string | null {
  const found = servedDocument(name);
  if (!found) return null;
  const text = JSON.stringify(found);
  texts.set(name, text);
  return text;
}
