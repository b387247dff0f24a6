import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { page } from "@/lib/dialects/spika/schemas/common";
import { cursor, keyword } from "@/lib/dialects/spika/schemas/fields";
import { toContact } from "@/lib/dialects/spika/user";
import { CONTACTS_PAGE, listContacts } from "@/lib/domain/contacts/list-contacts";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  query: z.object({ keyword, cursor, page }),
  handle: async ({ caller, query }) => {
    const { contacts, count, nextCursor } = await listContacts(caller, query);
    return { list: contacts.map(toContact), count, limit: CONTACTS_PAGE, nextCursor };
  },
});
