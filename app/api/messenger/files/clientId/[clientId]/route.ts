import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toFile } from "@/lib/dialects/spika/file";
import { clientId, fileSchema } from "@/lib/dialects/spika/schemas/file";
import { getUploaded } from "@/lib/domain/files/get-uploaded";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Find one's own whole file by the name of its upload (native)",
  params: z.object({ clientId }),
  response: z.object({ file: fileSchema }),
  refusals: { invalid_params: [404, "Not found"], file_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => ({ file: toFile(await getUploaded(caller, params.clientId)) }),
});
