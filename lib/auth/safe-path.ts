const NOWHERE = "http://hearth.invalid";

/**
 * A path of ours that a link may lead back to after signing in; anything else becomes "/".
 * Browsers read "//host", "/\host" and tabs inside as another site's address, so it is the
 * parsed address that is looked at and given back.
 */
export function safePath(path: string | string[] | undefined | null): string {
  if (typeof path !== "string" || !path.startsWith("/") || !URL.canParse(path, NOWHERE)) return "/";
  const url = new URL(path, NOWHERE);
  return url.origin === NOWHERE ? `${url.pathname}${url.search}${url.hash}` : "/";
}
