import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/current-actor";
import { needsSetup } from "@/lib/domain/accounts/needs-setup";

export const dynamic = "force-dynamic";

/** The front door: a fresh install is set up, who is signed in goes to the rooms, all others sign in. */
export default async function FrontDoor() {
  if (await currentActor()) redirect("/rooms");
  redirect((await needsSetup()) ? "/setup" : "/login");
}
