import { z } from "zod";
import { PREFERENCE_CHOICES } from "@/lib/domain/preferences/types";

/** What a person has chosen about the app (native). */
export const preferencesSchema = z.object({
  sendKey: z.enum(PREFERENCE_CHOICES.sendKey),
  enterInCode: z.enum(PREFERENCE_CHOICES.enterInCode),
  textWidth: z.enum(PREFERENCE_CHOICES.textWidth),
  density: z.enum(PREFERENCE_CHOICES.density),
  letterKeys: z.enum(PREFERENCE_CHOICES.letterKeys),
  startAt: z.enum(PREFERENCE_CHOICES.startAt),
  markRead: z.enum(PREFERENCE_CHOICES.markRead),
  announce: z.enum(PREFERENCE_CHOICES.announce),
  theme: z.enum(PREFERENCE_CHOICES.theme),
  media: z.enum(PREFERENCE_CHOICES.media),
});
export type WirePreferences = z.infer<typeof preferencesSchema>;

/** PUT /me/settings (native): what is left out stays as it is. */
export const changePreferencesBody = z.object({ preferences: preferencesSchema.partial() });
