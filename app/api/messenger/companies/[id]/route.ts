import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { CHAT_REFUSALS, toCompanyInfo } from "@/lib/dialects/spika/guest-chat";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import { companyInfoSchema, newCompanyBody } from "@/lib/dialects/spika/schemas/guest-chat";
import { deleteCompany } from "@/lib/domain/companies/delete-company";
import { updateCompany } from "@/lib/domain/companies/update-company";
import type { CompanyId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: pathId<CompanyId>() });

export const PUT = endpoint({
  summary: "Rename a company (native)",
  params,
  body: newCompanyBody,
  response: z.object({ company: companyInfoSchema }),
  refusals: CHAT_REFUSALS,
  handle: async ({ caller, params, body }) => ({
    company: toCompanyInfo(await updateCompany(caller, params.id, body)),
  }),
});

export const DELETE = endpoint({
  summary: "Delete a company that has no chats (native)",
  params,
  response: deletedAnswer,
  refusals: { ...CHAT_REFUSALS, company_has_chats: [409, "Company has chats"] },
  handle: async ({ caller, params }) => {
    await deleteCompany(caller, params.id, { withChats: false });
    return { deleted: true };
  },
});
