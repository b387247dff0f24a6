import { type ApiName, findDocument, isApiName } from "@/lib/docs/documents";
import type { OpenApiDocument } from "@/lib/docs/openapi";
import { routes } from "@/lib/generated/routes";

/** Written once: a document changes with the program only, and takes a while to make. */
const written = new Map<ApiName, OpenApiDocument>();

/** The document of that name, of the calls that this server takes; null where there is none. */
export function servedDocument(name: string): OpenApiDocument | null {
  if (!isApiName(name)) return null;
  const known = written.get(name) ?? findDocument(name, routes);
  if (known) written.set(name, known);
  return known;
}
