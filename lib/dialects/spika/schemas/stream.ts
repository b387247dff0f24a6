import { z } from "zod";

/** A browser's event source sends no headers: the token may come here, under either name (contract 4.1). */
export const tokenQuery = z.object({
  accesstoken: z.string().optional(),
  accessToken: z.string().optional(),
});
