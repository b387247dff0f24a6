import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { convertedText, plainText } from "@/lib/dialects/spika/schemas/fields";

/** Imports nothing but zod: the browser's forms use these files too. */

const metaDataSchema = z.object({ duration: z.int(), width: z.int(), height: z.int() });

/** A file as its message tells of it (contract 3.5.3). */
export const messageFileSchema = z.object({
  id: z.int(),
  fileName: z.string(),
  mimeType: z.string(),
  size: z.int(),
  metaData: metaDataSchema,
});

/** Contract 3.8 in its order of members. */
export const fileSchema = z.object({
  id: z.int(),
  fileName: z.string(),
  size: z.int(),
  mimeType: z.string(),
  type: z.string(),
  relationId: z.int().nullable(),
  clientId: z.string(),
  path: z.string(),
  metaData: metaDataSchema,
  createdAt: instant,
});
export type WireFile = z.infer<typeof fileSchema>;

/** Any name that is not a way to somewhere else (contract 7.3). */
export const clientId = z
  .string()
  .min(1)
  .max(500)
  .refine((id) => !/[/\\\0]/.test(id) && id !== "." && id !== "..", "is not a name that a file can have")
  .transform((id) => id.toWellFormed());

const LARGEST_INT = 2_147_483_647;
const MOST_CHUNKS = 100_000;

/** POST /upload/files (contract 2.3.1): nothing is converted; `offset` is the chunk's index. */
export const chunkBody = z.object({
  /** Base64; line breaks do not matter. */
  chunk: z.string().min(1),
  offset: z
    .number()
    .int()
    .min(0)
    .max(MOST_CHUNKS - 1),
  clientId,
});

/** POST /upload/files/verify (contract 2.3.2). */
export const verifyBody = z.object({
  /** Number of chunks. */
  total: z.number().int().min(1),
  /** Bytes. */
  size: z.number().int().min(1),
  mimeType: plainText(255).check(z.minLength(1)),
  fileName: plainText(1_024).check(z.minLength(1)),
  clientId,
  type: plainText(255).check(z.minLength(1)),
  /** Hex SHA-256, lower case. */
  fileHash: convertedText(255).check(z.minLength(1)),
  relationId: z.number().int().min(-LARGEST_INT).max(LARGEST_INT).nullish(),
  metaData: z
    .object({
      /** Pixels, pixels and seconds. */
      width: z.number().optional(),
      height: z.number().optional(),
      duration: z.number().optional(),
    })
    .nullish(),
});

export const uploadedChunks = z.array(z.int());

/** The file, or where another call is still putting it together, what it has to work with. */
export const verifyAnswer = z.union([z.object({ file: fileSchema }), z.object({ uploadedChunks })]);
