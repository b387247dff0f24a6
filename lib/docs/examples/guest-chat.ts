import { type Example, like, type Place } from "@/lib/docs/examples/example";

const WHEN = "2026-03-01T09:30:00.000Z";
const stamps = { created_at: like(WHEN), updated_at: like(WHEN) };

const asAccount = (at: Place) => ({ Authorization: `Bearer ${at.apiToken}` });
const asChatUser = (at: Place) => ({ Authorization: `Bearer ${at.chatUserToken}` });

const say = (at: Place, body: string, { query = "", once = "" } = {}) => ({
  method: "POST",
  url: `${at.origin}/api/chats/${at.chatId}/messages${query}`,
  headers: { ...asChatUser(at), ...(once ? { "Idempotency-Key": once } : {}) },
  body: { body },
});

const message = (at: Place, body: string) => ({
  id: like(42),
  chat_id: at.chatId,
  chat_user: { id: like(4), name: "Ben", role: "guest" },
  author_name: "Ben",
  body,
  attachments: [],
  ...stamps,
  edited: false,
});

const chatUser = (at: Place, name: string, email: string) => ({
  id: like(4),
  chat_id: at.chatId,
  name,
  email,
  role: "guest",
  ...stamps,
});

export const createCompany: Example = {
  title: "Make a company",
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/api/companies`,
    headers: asAccount(at),
    body: { name: "Acme", website: "https://example.org" },
  }),
  answer: () => ({
    status: 201,
    body: {
      data: { id: like(3), name: "Acme", website: "https://example.org", logo_url: null, ...stamps },
    },
  }),
};

export const createChat: Example = {
  title: "Make a chat of it",
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/api/chats`,
    headers: asAccount(at),
    body: { company_id: at.companyId, name: "Support" },
  }),
  answer: (at) => ({
    status: 201,
    body: {
      data: {
        id: like(8),
        company_id: at.companyId,
        name: "Support",
        description: null,
        is_open: true,
        ends_at: null,
        ...stamps,
      },
    },
  }),
};

export const addChatUser: Example = {
  title: "Bring somebody in; they are mailed a code",
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/api/chats/${at.chatId}/users`,
    headers: asAccount(at),
    body: { name: "Cleo", email: "cleo@example.org" },
  }),
  answer: (at) => ({ status: 201, body: { data: chatUser(at, "Cleo", "cleo@example.org") } }),
};

export const share: Example = {
  title: "Or share a link, with which newcomers let themselves in",
  isRepeatable: true,
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/chats/${at.chatId}/share`,
    headers: asAccount(at),
    body: {},
  }),
  answer: () => ({
    status: 200,
    body: {
      data: { password: like("k3v9-8sqd-2mfx"), url: like("https://chat.example.org/c/8#k3v9-8sqd-2mfx") },
    },
  }),
};

export const requestCode: Example = {
  title: "Ask for another code",
  isRepeatable: true,
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/chats/${at.chatId}/users/request-code`,
    body: { email: at.email },
  }),
  answer: () => ({ status: 202, body: { data: { accepted: true } } }),
};

export const getToken: Example = {
  title: "Turn the code into a chat-user token",
  before: [requestCode],
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/chats/${at.chatId}/users/get-token`,
    body: { email: at.email, "auth-code": at.code },
  }),
  answer: (at) => ({
    status: 200,
    body: { data: { chat_user_token: like("htc_…"), chat_user: chatUser(at, "Ben", at.email) } },
  }),
};

export const post: Example = {
  title: "Say something as the guest",
  request: (at) => say(at, "Is my order on its way?"),
  answer: (at) => ({ status: 201, body: { data: message(at, "Is my order on its way?") } }),
};

export const read: Example = {
  title: "Read the conversation, newest first",
  request: (at) => ({
    method: "GET",
    url: `${at.origin}/api/chats/${at.chatId}/messages?per_page=10`,
    headers: asChatUser(at),
  }),
  answer: (at) => ({
    status: 200,
    body: {
      data: [{ ...message(at, "Good morning"), chat_user: null, author_name: "Ana" }],
      links: {
        first: like("…?page=1&per_page=10"),
        last: like("…?page=1&per_page=10"),
        prev: null,
        next: null,
      },
      meta: { current_page: 1, per_page: 10, total: 1 },
    },
  }),
};

export const postOnce: Example = {
  title: "Say it once, however often it is sent",
  isRepeatable: true,
  request: (at) => say(at, "Thank you", { once: "thanks-17" }),
  answer: (at) => ({ status: 201, body: { data: message(at, "Thank you") } }),
};

export const tryOut: Example = {
  title: "Look at everything, say nothing",
  request: (at) => say(at, "Only a trial", { query: "?dry_run=1" }),
  answer: (at) => {
    const { id: _, ...unstored } = message(at, "Only a trial");
    return { status: 200, body: { data: unstored } };
  },
};

export const invalid: Example = {
  title: "Input that is not right",
  request: (at) => ({
    method: "POST",
    url: `${at.origin}/api/companies`,
    headers: asAccount(at),
    body: { website: "example" },
  }),
  answer: () => ({
    status: 422,
    body: {
      message: "The given data was invalid.",
      errors: { name: ["The name field is required."], website: ["The website field must be a valid URL."] },
    },
  }),
};
