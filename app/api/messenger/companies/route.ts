import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toCompanyInfo, WHOLE } from "@/lib/dialects/spika/guest-chat";
import { companyInfoSchema, newCompanyBody } from "@/lib/dialects/spika/schemas/guest-chat";
import { createCompany } from "@/lib/domain/companies/create-company";
import { listCompanies } from "@/lib/domain/companies/list-companies";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "The caller's companies, for whom they hold chats with guests (native)",
  response: z.object({ companies: z.array(companyInfoSchema) }),
  handle: async ({ caller }) => ({
    companies: (await listCompanies(caller, WHOLE)).items.map(toCompanyInfo),
  }),
});

export const POST = endpoint({
  summary: "Make a company (native)",
  body: newCompanyBody,
  response: z.object({ company: companyInfoSchema }),
  isCreating: true,
  handle: async ({ caller, body }) => ({ company: toCompanyInfo(await createCompany(caller, body)) }),
});
