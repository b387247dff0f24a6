import { config } from "@/lib/config";
import { provide } from "@/lib/singleton";

/** Flips team mode for this process; call what it returns to have it as it was. */
export function setTeamMode(teamMode: boolean): () => void {
  const before = config();
  provide("config", { ...before, teamMode });
  return () => provide("config", before);
}
