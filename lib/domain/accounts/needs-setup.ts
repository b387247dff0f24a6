import { db } from "@/lib/db/client";
import { isUnclaimed } from "@/lib/domain/accounts/claim-workspace";

/** Whether the first account is still to be made. Once false it stays false. */
export async function needsSetup(): Promise<boolean> {
  return isUnclaimed(db());
}
