import { z } from "zod";
import { fromCompanyBody } from "@/lib/dialects/guest-chat/bodies";
import { accountEndpoint, created } from "@/lib/dialects/guest-chat/endpoint";
import { fromPageQuery, toList } from "@/lib/dialects/guest-chat/paging";
import { companyBody, companySchema, pageQuery, pagingSchema } from "@/lib/dialects/guest-chat/schemas";
import { toCompany } from "@/lib/dialects/guest-chat/wire";
import { createCompany } from "@/lib/domain/companies/create-company";
import { listCompanies } from "@/lib/domain/companies/list-companies";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = accountEndpoint({
  summary: "The account's companies (guest chat)",
  query: pageQuery,
  response: z.array(companySchema),
  topLevel: pagingSchema,
  handle: async ({ caller, query, url }) => {
    const page = fromPageQuery(query);
    return toList(url, page, await listCompanies(caller.actor, page), toCompany);
  },
});

export const POST = accountEndpoint({
  summary: "Make a company (guest chat)",
  body: companyBody,
  successStatus: 201,
  response: companySchema,
  isCreating: true,
  handle: async ({ caller, body }) =>
    created(toCompany(await createCompany(caller.actor, { ...fromCompanyBody(body), name: body.name }))),
});
