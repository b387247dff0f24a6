import { z } from "zod";
import { BOOLEAN, INTEGER } from "@/lib/dialects/spika/schemas/common";

/** Contract 3.12. */
export const mediaItemSchema = z.object({
  messageId: z.int(),
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
  userId: z.int(),
  username: z.string().nullable(),
  date: z.iso.datetime(),
});
export type WireMediaItem = z.infer<typeof mediaItemSchema>;

/** Contract 2.16.1. */
export const galleryAnswer = z.object({
  list: z.array(mediaItemSchema),
  hasMoreOlderImages: z.boolean(),
  hasMoreNewerImages: z.boolean(),
});

/** Contract 2.17.7. */
export const mediaAnswer = z.object({ list: z.array(mediaItemSchema), count: z.int() });

const id = z
  .string()
  .optional()
  .transform((text) => (text && /^\d{1,20}$/.test(text) ? Number(text) : undefined))
  .meta(INTEGER);

const isTrue = z
  .string()
  .optional()
  .transform((text) => text === "true")
  .meta(BOOLEAN);

/** The query of both; what cannot be read counts as absent. */
export const mediaQuery = z.object({
  roomId: id,
  /** A message's id. */
  cursor: id,
  /** "media", "file" or "link"; without it, the gallery. */
  type: z.string().optional(),
  take: id,
  /** The same as `take`. */
  itemsPerBatch: id,
  fetchNewer: isTrue,
  fetchOlder: isTrue,
});

/** Contract 3.13. */
export const linkPreviewSchema = z.object({
  title: z.string(),
  description: z.string().nullable(),
  image: z.string().nullable(),
  icon: z.string().nullable(),
  url: z.string(),
});
