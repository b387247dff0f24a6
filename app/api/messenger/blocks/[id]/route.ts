import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { requireGivenId } from "@/lib/dialects/spika/given-id";
import { deletedAnswer } from "@/lib/dialects/spika/schemas/common";
import { givenId } from "@/lib/dialects/spika/schemas/fields";
import { deleteBlock } from "@/lib/domain/blocks/delete-block";
import type { BlockId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const DELETE = endpoint({
  summary: "End a block (2.14)",
  params: z.object({ id: givenId<BlockId>() }),
  response: deletedAnswer,
  refusals: { id_missing: [400, "id must be number"] },
  handle: async ({ caller, params }) => {
    await deleteBlock(caller, { id: requireGivenId(params.id) });
    return { deleted: true };
  },
});
