import { beforeAll, describe, expect, test } from "vitest";
import { config } from "@/lib/config";
import { GUIDES } from "@/lib/docs/guides/guides";
import { type Snippets, toSnippets } from "@/lib/docs/snippets";
import { routes } from "@/lib/generated/routes";
import { provide } from "@/lib/singleton";
import { aPlaceFor } from "@/lib/testing/docs-place";
import { serve } from "@/lib/testing/http-server";
import { isInstalled, runSnippet } from "@/lib/testing/run-snippet";
import { type Example, Like, Part } from "./example";

beforeAll(() => {
  // Everybody here calls from one address, and reads no mail.
  provide("config", { ...config(), fixedCodes: ["123456"], rateLimits: false });
});

const LANGUAGES = (["curl", "javascript", "python"] as const).filter(isInstalled);

// What the pages show is what the guides have: each example is called in each language.
describe.each(GUIDES)("$name", ({ api, steps }) => {
  const examples = steps.flatMap(({ examples = [] }) => examples);
  test.each(examples)("$title", async (example) => {
    const origin = await serve(routes);
    await Promise.all(
      LANGUAGES.map(async (language) => answersAsShown(example, language, await prepared(origin, example))),
    );
  });

  async function prepared(origin: string, { before }: Example) {
    const place = await aPlaceFor(api, origin);
    for (const earlier of before ?? []) {
      const { javascript } = toSnippets(earlier.request(place));
      await runSnippet("javascript", javascript);
    }
    return place;
  }
});

async function answersAsShown(
  { request, answer, isRepeatable }: Example,
  language: keyof Snippets,
  place: Parameters<Example["request"]>[0],
) {
  const snippet = toSnippets(request(place))[language];
  const { status, body } = answer(place);
  const got = await runSnippet(language, snippet);
  const what = typeof body === "string" ? got.text : parsed(got.text);
  expect({ language, status: got.status, body: what }).toEqual({ language, status, body: matching(body) });
  if (isRepeatable) expect(await runSnippet(language, snippet)).toEqual(got);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // compared as it is, so that the test says what came instead
  }
}

function matching(value: unknown): unknown {
  if (value instanceof Like) return expect.any(Object(value.shown).constructor);
  if (value instanceof Part) return expect.objectContaining(members(value.members));
  if (Array.isArray(value)) return value.map(matching);
  return typeof value === "object" && value !== null ? members(value) : value;
}

function members(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, matching(member)]));
}
