import type { RouteContext } from "@/lib/dialects/endpoint";
import { findDocument } from "@/lib/docs/documents";
import { routes } from "@/lib/generated/routes";

/** GET /api/docs/messenger.json: the OpenAPI document of one API. */
export async function GET(_request: Request, context: RouteContext): Promise<Response> {
  const { document } = await context.params;
  const found = findDocument(String(document).replace(/\.json$/, ""), routes);
  if (!found) return Response.json({ status: "error", message: "Not found" }, { status: 404 });
  return Response.json(found, { headers: { "Access-Control-Allow-Origin": "*" } });
}
