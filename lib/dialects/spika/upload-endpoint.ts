import { config } from "@/lib/config";
import { type Dialect, endpointFor, type RequestInfo, WireError } from "@/lib/dialects/endpoint";
import { authenticate, speech } from "@/lib/dialects/spika/endpoint";
import type { Actor } from "@/lib/domain/actor";

/** An endpoint of the upload service that needs a device token or a browser's session. */
export const uploadEndpoint = endpointFor<Actor>({
  ...speech,
  name: "upload",
  authenticate: authenticateUpload,
  scopeOf: (actor) => `user:${actor.userId}`,
} satisfies Dialect<Actor>);

/** One that anybody may call, and that looks who it is where a request says so. */
export const openUploadEndpoint = endpointFor<Actor | null>({
  ...speech,
  name: "upload",
  isOpen: true,
  authenticate: findUploader,
  scopeOf: (actor) => (actor ? `user:${actor.userId}` : "anybody"),
} satisfies Dialect<Actor | null>);

/** How downloads speak: no name is asked for, unless FILES_REQUIRE_AUTH says so. */
export const downloadEndpoint = endpointFor<Actor | null>({
  ...speech,
  name: "upload",
  isOpen: true,
  authenticate: (info) => (config().filesRequireAuth ? authenticateUpload(info) : findUploader(info)),
  scopeOf: () => "anybody",
} satisfies Dialect<Actor | null>);

/** An expired token has words of its own here (contract 1.7). */
async function authenticateUpload(info: RequestInfo): Promise<Actor> {
  return authenticate(info).catch((error) => {
    const isExpired = error instanceof WireError && error.message === "Expired access token";
    throw isExpired ? new WireError(401, "Access token expired") : error;
  });
}

/** A token that does not count is refused; a cookie that does not count is none, for it comes unasked. */
async function findUploader(info: RequestInfo): Promise<Actor | null> {
  if (info.request.headers.has("accesstoken")) return authenticateUpload(info);
  return authenticate(info).catch((error) => {
    if (error instanceof WireError && error.status === 401) return null;
    throw error;
  });
}
