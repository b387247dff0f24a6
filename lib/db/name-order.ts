import { Prisma } from "@/lib/db/generated/client";

/**
 * How names are ordered: by the rules of Unicode, whatever the letters' case
 * ("ana", "Ánna", "Ben"). The database's own collation may be plain bytes.
 */
export const inNameOrder = (column: string) => Prisma.raw(`lower(${column}) COLLATE "und-x-icu"`);

/** Whether a name starts with the words, whatever the letters' case. No pattern: "%" is a character like others. */
export const nameStartsWith = (column: string, words: string) =>
  Prisma.sql`starts_with(lower(${Prisma.raw(column)}), lower(${words}::text))`;

/** As `nameStartsWith`, anywhere in the name. No words match every name. */
export const nameContains = (column: string, words: string) =>
  Prisma.sql`strpos(lower(${Prisma.raw(column)}), lower(${words}::text)) > 0`;
