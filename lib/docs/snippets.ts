/** A call over HTTP; a body goes as JSON. */
export type SnippetRequest = {
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
};

export type Snippets = { curl: string; javascript: string; python: string };

/**
 * The same call in three languages, each ready to run as it stands: in a shell, as a
 * module of Node (20 and later), and in Python 3 without packages. Each shows the answer,
 * a refusal as well. The browser writes them too, so this file imports nothing.
 */
export function toSnippets(request: SnippetRequest): Snippets {
  const call = complete(request);
  return { curl: curl(call), javascript: javascript(call), python: python(call) };
}

type Call = { method: string; url: string; headers: Array<[string, string]>; body: unknown };

function complete({ method, url, headers = {}, body }: SnippetRequest): Call {
  const own = Object.entries(headers);
  const isTyped = own.some(([name]) => name.toLowerCase() === "content-type");
  return {
    method,
    // Neither curl nor urllib encodes what an address cannot hold.
    url: url.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed())),
    headers: body === undefined || isTyped ? own : [...own, ["Content-Type", "application/json"]],
    body,
  };
}

function curl({ method, url, headers, body }: Call): string {
  const usual = body === undefined ? "GET" : "POST";
  const words = [
    // Brackets and braces would stand for lists of addresses.
    `curl ${/[[\]{}]/.test(url) ? "--globoff " : ""}${inShell(url)}`,
    ...(method === usual ? [] : [`-X ${method}`]),
    ...headers.map(([name, value]) => `-H ${inShell(`${name}: ${value}`)}`),
    // JSON can do without the one character that shells disagree on how to quote.
    ...(body === undefined ? [] : [`-d '${JSON.stringify(body).replaceAll("'", "\\u0027")}'`]),
  ];
  return words.join(" \\\n  ");
}

function inShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function javascript({ method, url, headers, body }: Call): string {
  const options = [
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    ...(headers.length === 0 ? [] : [`  headers: ${inJavaScript(Object.fromEntries(headers))},`]),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${inJavaScript(body)}),`]),
  ];
  const given = options.length === 0 ? "" : `, {\n${options.join("\n")}\n}`;
  return `const response = await fetch(${JSON.stringify(url)}${given});
console.log(response.status, await response.text());`;
}

function python({ method, url, headers, body }: Call): string {
  const given = [
    `    ${JSON.stringify(url)},`,
    ...(method === "GET" ? [] : [`    method=${JSON.stringify(method)},`]),
    ...(headers.length === 0 ? [] : [`    headers=${inPython(Object.fromEntries(headers))},`]),
    ...(body === undefined ? [] : [`    data=json.dumps(${inPython(body)}).encode(),`]),
  ];
  return `${body === undefined ? "" : "import json\n"}import urllib.error
import urllib.request

request = urllib.request.Request(
${given.join("\n")}
)
try:
    with urllib.request.urlopen(request) as response:
        print(response.status, response.read().decode())
except urllib.error.HTTPError as error:
    print(error.code, error.read().decode())`;
}

type Language = { indent: string; word: (value: unknown) => string; key: (name: string) => string };

// `"__proto__": …` in a literal would give the object a parent instead of a member.
const JAVASCRIPT: Language = {
  indent: "  ",
  word: String,
  key: (name) => (name === "__proto__" ? `[${JSON.stringify(name)}]` : JSON.stringify(name)),
};
const WORDS = new Map<unknown, string>([
  [true, "True"],
  [false, "False"],
  [null, "None"],
]);
const PYTHON: Language = {
  indent: "    ",
  word: (value) => WORDS.get(value) ?? String(value),
  key: (name) => JSON.stringify(name),
};

const inJavaScript = (value: unknown) => literal(plain(value), JAVASCRIPT, 1);
const inPython = (value: unknown) => literal(plain(value), PYTHON, 1);

/** As it would arrive: without what JSON leaves out. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Every string of JSON means the same in both languages. */
function literal(value: unknown, language: Language, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return language.word(value);
  const parts = Array.isArray(value)
    ? value.map((item) => literal(item, language, depth + 1))
    : Object.entries(value).map(
        ([name, item]) => `${language.key(name)}: ${literal(item, language, depth + 1)}`,
      );
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (parts.length === 0) return `${open}${close}`;
  const inner = language.indent.repeat(depth + 1);
  const lines = parts.map((part) => `${inner}${part},\n`).join("");
  return `${open}\n${lines}${language.indent.repeat(depth)}${close}`;
}
