import {
  type APIRequestContext,
  type APIResponse,
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from "@playwright/test";

export { expect } from "@playwright/test";

export const ADMIN = {
  displayName: "Ada Admin",
  identifier: "ada@example.org",
  password: "a warm place to talk",
};

/** Somebody at a browser of their own. */
export type Person = { name: string; userId: number; page: Page; api: APIRequestContext };

type Fixtures = {
  /** The admin of the workspace, signed in. */
  ada: Person;
  /** Somebody new with an account, signed in. */
  newcomer: (name: string, options?: Parameters<Browser["newContext"]>[0]) => Promise<Person>;
  /** A browser in which nobody is signed in. */
  guest: (options?: Parameters<Browser["newContext"]>[0]) => Promise<Page>;
};

/** Accounts are made through the API, not the forms: the forms have journeys of their own. */
export const test = base.extend<Fixtures>({
  ada: async ({ browser, baseURL }, use) => {
    const context = await watched(await browser.newContext({ baseURL }));
    const setup = await post(context.request, "/api/account/setup", ADMIN);
    if (!setup.ok()) await signIn(context.request, ADMIN.identifier, ADMIN.password);
    await use(await atBrowser(context, ADMIN.displayName));
    await leave(context);
  },

  newcomer: async ({ browser, baseURL, ada }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, options) => {
      const context = await watched(await browser.newContext({ baseURL, ...options }));
      contexts.push(context);
      const { invite } = await data(post(ada.api, "/api/messenger/admin/invites", {}));
      const signUp = await post(context.request, "/api/account/sign-up", {
        displayName: name,
        identifier: `${name.toLowerCase().replace(/\W+/g, ".")}.${Date.now()}@example.org`,
        password: ADMIN.password,
        inviteCode: invite.url.split("/").at(-1),
      });
      expect(signUp.ok(), await signUp.text()).toBe(true);
      return atBrowser(context, name);
    });
    for (const context of contexts) await leave(context);
  },

  guest: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await watched(await browser.newContext({ baseURL, ...options }));
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await leave(context);
  },
});

/** A group room with these people, made by the first. */
export async function aRoomOf(people: Person[], name: string): Promise<number> {
  const [maker, ...others] = people;
  if (!maker) throw new Error("a room needs somebody");
  const userIds = others.map(({ userId }) => userId);
  const { room } = await data(post(maker.api, "/api/messenger/rooms", { name, type: "group", userIds }));
  return room.id;
}

export async function say(person: Person, roomId: number, text: string) {
  const { message } = await data(
    post(person.api, "/api/messenger/messages", { roomId, type: "text", body: { text } }),
  );
  return message;
}

/** Until what is said is news to somebody: what comes before their page is connected is there to be read, and no more. */
export async function untilHeard(listener: Person, speaker: Person, roomId: number): Promise<string> {
  const log = listener.page.getByRole("log", { name: "New messages" });
  let tries = 0;
  await expect(async () => {
    tries += 1;
    await say(speaker, roomId, `Testing ${tries}.`);
    await expect(log).toContainText(`Testing ${tries}.`, { timeout: 1_500 });
  }).toPass();
  return `Testing ${tries}.`;
}

export const composer = (page: Page, room: string) => page.getByRole("textbox", { name: `Message ${room}` });
export const messageList = (page: Page, room: string) =>
  page.getByRole("list", { name: `Messages in ${room}` });

export function post(api: APIRequestContext, path: string, body: object) {
  return api.post(path, { data: body });
}

export async function data(answer: Promise<APIResponse>) {
  const response = await answer;
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()).data;
}

async function signIn(api: APIRequestContext, identifier: string, password: string) {
  const { csrfToken } = await (await api.get("/api/auth/csrf")).json();
  const answer = await api.post("/api/auth/callback/password", {
    form: { csrfToken, identifier, password, json: "true", callbackUrl: "/" },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function atBrowser(context: BrowserContext, name: string): Promise<Person> {
  const { user } = await data(context.request.get("/api/messenger/me"));
  return { name, userId: user.id, page: await context.newPage(), api: context.request };
}

const faults = new WeakMap<BrowserContext, string[]>();

/** A console error or warning, a failed request or a page error fails the test that it happens in. */
async function watched(context: BrowserContext): Promise<BrowserContext> {
  const list: string[] = [];
  faults.set(context, list);
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      list.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => list.push(`page error: ${error.error().message}`));
  context.on("response", (response) => {
    if (response.status() >= 400) list.push(`${response.status()} ${response.url()}`);
  });
  return context;
}

/** For tests that cause a fault on purpose. */
export function forgive(person: Person, pattern: RegExp) {
  const list = faults.get(person.page.context()) ?? [];
  list.splice(0, list.length, ...list.filter((fault) => !pattern.test(fault)));
}

async function leave(context: BrowserContext) {
  const list = faults.get(context);
  await context.close();
  expect(list).toEqual([]);
}
