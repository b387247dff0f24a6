import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findActorBySession } from "@/lib/auth/actors";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import type { Actor } from "@/lib/domain/actor";

/** Who looks at the page, or null. Asked once for each page, however many components ask. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await readSessionCookie((await headers()).get("cookie"));
  return session && findActorBySession(session);
});

/** As `currentActor`; whoever is not signed in is sent to the sign-in page, and back to `path` after it. */
export async function requireActor(path = "/"): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  redirect(path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`);
}
