import { beforeEach, describe, expect, test } from "vitest";
import { companySchema, pagingSchema } from "@/lib/dialects/guest-chat/schemas";
import { anApiToken } from "@/lib/testing/api-token";
import { aUser } from "@/lib/testing/builders";
import { aGuestChat, type GuestChatClient, guestChatApi } from "@/lib/testing/guest-chat";

let api: GuestChatClient;
let token: string;
beforeEach(async () => {
  api = await guestChatApi();
  token = (await anApiToken((await aUser("Ada")).id)).token;
});

describe("companies", () => {
  test("are made, read, changed and deleted", async () => {
    const body = { name: "Acme", website: "https://acme.example/" };
    const made = await api("POST /api/companies", { token, body });
    expect(made.status).toBe(201);
    const company = made.json.data;
    expect(companySchema.strict().parse(company)).toMatchObject({ ...body, logo_url: null });

    expect((await api(`GET /api/companies/${company.id}`, { token })).json).toEqual({ data: company });
    const changed = await api(`PUT /api/companies/${company.id}`, {
      token,
      body: { name: "Acme & Co", website: "" },
    });
    expect(changed.json.data).toMatchObject({ name: "Acme & Co", website: null });

    expect((await api(`DELETE /api/companies/${company.id}`, { token })).json).toEqual({
      data: { deleted: true },
    });
    expect((await api(`GET /api/companies/${company.id}`, { token })).status).toBe(404);
  });

  test("are listed in pages with links and numbers, and no token in the links", async () => {
    const lister = (await anApiToken((await aUser("Lister")).id)).token;
    for (const name of ["A", "B", "C"]) await api("POST /api/companies", { token: lister, body: { name } });
    const { json } = await api("GET /api/companies", { query: { api_token: lister, per_page: 2, page: 2 } });
    expect(json.data.map(({ name }: { name: string }) => name)).toEqual(["C"]);
    pagingSchema.strict().parse({ links: json.links, meta: json.meta });
    expect(json.meta).toEqual({ current_page: 2, per_page: 2, total: 3 });
    expect(json.links).toEqual({
      first: "http://hearth.test/api/companies?page=1&per_page=2",
      last: "http://hearth.test/api/companies?page=2&per_page=2",
      prev: "http://hearth.test/api/companies?page=1&per_page=2",
      next: null,
    });
    const most = await api("GET /api/companies", { token: lister, query: { per_page: 5000 } });
    expect(most.json.meta.per_page).toBe(100);
  });

  test("with chats are deleted by force alone, and their chats with them", async () => {
    const { token, companyId, chatId } = await aGuestChat(api);
    expect((await api(`DELETE /api/companies/${companyId}`, { token })).status).toBe(409);
    expect((await api(`DELETE /api/companies/${companyId}`, { token, query: { force: 1 } })).status).toBe(
      200,
    );
    expect((await api(`GET /api/chats/${chatId}`, { token })).status).toBe(404);
  });

  test.each([
    [{}, "name", "The name field is required."],
    [{ name: "" }, "name", "The name field is required."],
    [{ name: 5 }, "name", /string/],
    [{ name: "A", website: "javascript:alert(1)" }, "website", "The website field must be a valid URL."],
    [{ name: "x".repeat(256) }, "name", "The name field must not be longer than 255 characters."],
  ])("refuses %j", async (body, field, sentence) => {
    const { status, json } = await api("POST /api/companies", { token, body });
    expect(status).toBe(422);
    expect(json).toEqual({
      message: "The given data was invalid.",
      errors: { [field]: [typeof sentence === "string" ? sentence : expect.stringMatching(sentence)] },
    });
  });

  test("take forms, and the token as a field of them", async () => {
    const body = new URLSearchParams({ api_token: token, name: "By form" });
    const made = await api("POST /api/companies", { body });
    expect(made.status).toBe(201);
    expect(made.json.data.name).toBe("By form");
  });

  test("are made once with an Idempotency-Key", async () => {
    const headers = { "Idempotency-Key": "company-1" };
    const first = await api("POST /api/companies", { token, headers, body: { name: "Once" } });
    const again = await api("POST /api/companies", { token, headers, body: { name: "Once" } });
    expect(again.status).toBe(201);
    expect(again.json).toEqual(first.json);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const other = await api("POST /api/companies", { token, headers, body: { name: "Twice" } });
    expect(other.status).toBe(422);
  });
});
