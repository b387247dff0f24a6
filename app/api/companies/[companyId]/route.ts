import { fromCompanyBody } from "@/lib/dialects/guest-chat/bodies";
import { accountEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { companyParams } from "@/lib/dialects/guest-chat/params";
import { companyChange, companySchema, deletedSchema, forceQuery } from "@/lib/dialects/guest-chat/schemas";
import { toCompany } from "@/lib/dialects/guest-chat/wire";
import { deleteCompany } from "@/lib/domain/companies/delete-company";
import { getCompany } from "@/lib/domain/companies/list-companies";
import { updateCompany } from "@/lib/domain/companies/update-company";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = accountEndpoint({
  summary: "One company (guest chat)",
  params: companyParams,
  response: companySchema,
  handle: async ({ caller, params }) => toCompany(await getCompany(caller.actor, params.companyId)),
});

export const PUT = accountEndpoint({
  summary: "Change a company; what is left out stays (guest chat)",
  params: companyParams,
  body: companyChange,
  response: companySchema,
  handle: async ({ caller, params, body }) =>
    toCompany(await updateCompany(caller.actor, params.companyId, fromCompanyBody(body))),
});

export const DELETE = accountEndpoint({
  summary: "Delete a company; one with chats only with force=1, and its chats with it (guest chat)",
  params: companyParams,
  query: forceQuery,
  response: deletedSchema,
  handle: async ({ caller, params, query }) => {
    await deleteCompany(caller.actor, params.companyId, { withChats: query.force });
    return { deleted: true };
  },
});
