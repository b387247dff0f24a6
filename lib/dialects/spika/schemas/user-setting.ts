import { z } from "zod";

/** Contract 3.9: the one place of this API, with search and media, whose times are ISO texts. */
export const userSettingSchema = z.object({
  id: z.int(),
  userId: z.int(),
  key: z.string(),
  value: z.string(),
  createdAt: z.iso.datetime(),
  modifiedAt: z.iso.datetime(),
});
export type WireUserSetting = z.infer<typeof userSettingSchema>;
