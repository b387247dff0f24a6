import { config } from "@/lib/config";

/** This instance's address as the caller reached it, so that what is copied from a page works where it was read. */
export function ownOrigin(host: string | null): string {
  const { publicUrl } = config();
  if (!host || !/^[\w.:[\]-]+$/.test(host)) return publicUrl;
  return `${new URL(publicUrl).protocol}//${host}`;
}
