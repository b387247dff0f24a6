import { ABILITIES } from "@/lib/docs/abilities";
import { COMMON } from "@/lib/docs/common-texts";
import type { ApiName } from "@/lib/docs/documents";
import { type Example, PLACEHOLDERS, type Place, shown } from "@/lib/docs/examples/example";
import type { Guide } from "@/lib/docs/guides/guide";
import { GUIDES } from "@/lib/docs/guides/guides";
import { servedDocument } from "@/lib/docs/served";

/** The APIs in plain words for language models (llmstxt.org): the same guides as on the pages, and every call. */
export function llmsText(origin: string): string {
  const place = { ...PLACEHOLDERS, origin };
  return `# Hearth: five HTTP APIs of ${origin}

> A self-hosted messenger. A message that is posted by one API is read by every other, and in the browser at once. What is written in capitals (YOUR_ROOM_KEY) and numbers of rooms and messages are placeholders.

## Which API to take

${GUIDES.map(({ api, name, purpose }) => `- ${name} (${origin}/docs/${api}): ${purpose}`).join("\n")}

${ABILITIES.map((ability) => `- ${ability.name}: ${GUIDES.map(({ api, name }) => `${name} ${ability[api] ?? "no"}`).join("; ")}`).join("\n")}

## The same everywhere

${list(COMMON.manners)}

${GUIDES.map((guide) => guideText(guide, place)).join("\n\n")}

## Live updates

${list(COMMON.live)}

## Webhooks

${list(COMMON.webhooks)}

## From a terminal

${list(COMMON.terminal)}

## OpenAPI 3.1 documents

${GUIDES.map(({ api, name }) => `- [${name}](${origin}/api/docs/${api}.json)`).join("\n")}
`;
}

function guideText({ api, name, base, auth, steps }: Guide, place: Place): string {
  return `## ${name}

- Base address: ${place.origin}${base}
- Header: \`${auth}\`

${steps.map(({ title, text, examples = [] }) => [`### ${title}`, ...text.map(plain), ...examples.map((example) => exampleText(example, place))].join("\n\n")).join("\n\n")}

### All calls

${callList(api)}`;
}

/** As it goes over the wire. */
function exampleText({ title, request, answer }: Example, place: Place): string {
  const { method, url, headers = {}, body } = request(place);
  const sent = [
    `${method} ${url}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ["Content-Type: application/json", "", JSON.stringify(body)]),
  ].join("\n");
  const { status, body: answered } = answer(place);
  const came = typeof answered === "string" ? answered : JSON.stringify(shown(answered));
  return `${title}:\n\n\`\`\`http\n${sent}\n\`\`\`\n\nAnswers ${status}: \`${came}\``;
}

function callList(api: ApiName): string {
  const paths = servedDocument(api)?.paths ?? {};
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary }]) => `- ${method.toUpperCase()} ${path}: ${summary}`),
    )
    .join("\n");
}

const list = (texts: string[]) => texts.map((text) => `- ${plain(text)}`).join("\n");

/** Addresses within this instance lead nowhere in a text that stands alone. */
function plain(text: string): string {
  return text.replace(/\[([^\]]+)\]\((\/[^)]*)\)/g, "$1 ($2)");
}
