import { type Db, db } from "@/lib/db/client";
import type { UserId } from "@/lib/domain/ids";
import { PREFERENCE_CHOICES, type PreferenceName, type Preferences } from "@/lib/domain/preferences/types";

/** Everything that the user has chosen, and for the rest what counts until they do. */
export async function getPreferences(userId: UserId, from: Db = db()): Promise<Preferences> {
  const names = Object.keys(PREFERENCE_CHOICES) as PreferenceName[]; // its keys are just these
  const rows = await from.userSetting.findMany({
    where: { userId, key: { in: names } },
    select: { key: true, value: true },
  });
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  const chosen = names.map((name) => {
    const choices: readonly string[] = PREFERENCE_CHOICES[name];
    return [name, choices.find((choice) => choice === stored.get(name)) ?? choices[0]];
  });
  return Object.fromEntries(chosen) as Preferences; // of each name one of its choices
}
