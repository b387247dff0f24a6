import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { userSchema } from "@/lib/dialects/spika/schemas/user";

/** Contract 3.8. */
export const blockSchema = z.object({
  id: z.int(),
  blockedId: z.int(),
  /** Who blocks. */
  userId: z.int(),
  createdAt: instant,
});
export type WireBlock = z.infer<typeof blockSchema>;

export const blockAnswer = z.object({ block: blockSchema });
export const blockOrNoneAnswer = z.object({ block: blockSchema.nullable() });
export const blockedUsersAnswer = z.object({ blockedUsers: z.array(userSchema) });

/** POST /blocks (contract 2.14): a number, or its digits as text; 0 counts as missing. */
export const createBlockBody = z.object({
  blockedId: z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
    .refine((id) => id !== 0, "must be number"),
});
