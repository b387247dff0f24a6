import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { page } from "@/lib/dialects/spika/schemas/common";
import { contactsPage, uploadContactsAnswer, uploadContactsBody } from "@/lib/dialects/spika/schemas/contact";
import { cursor, keyword } from "@/lib/dialects/spika/schemas/fields";
import { toContact, toUser } from "@/lib/dialects/spika/user";
import { CONTACTS_PAGE, listContacts } from "@/lib/domain/contacts/list-contacts";
import { UPLOAD_LIMIT, uploadContacts } from "@/lib/domain/contacts/upload-contacts";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List the people whom the caller may write to, by name (2.2.2)",
  query: z.object({ keyword, cursor, page }),
  response: contactsPage,
  handle: async ({ caller, query }) => {
    const { contacts, count, nextCursor } = await listContacts(caller, query);
    return { list: contacts.map(toContact), count, limit: CONTACTS_PAGE, nextCursor };
  },
});

export const POST = endpoint({
  summary: "Find people by the hashes of their numbers and keep them as contacts (2.2.1)",
  body: uploadContactsBody,
  response: uploadContactsAnswer,
  handle: async ({ caller, body }) => {
    const hashes = body.contacts;
    const found = await uploadContacts(caller, { hashes, isLastPage: body.isLastPage });
    return { list: found.map(toUser), count: found.length, limit: UPLOAD_LIMIT };
  },
});
