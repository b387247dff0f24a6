import { expect, test } from "vitest";
import { GET } from "@/app/llms.txt/route";
import { ABILITIES } from "@/lib/docs/abilities";
import { DESCRIPTIONS } from "@/lib/docs/documents";
import { GUIDES } from "@/lib/docs/guides/guides";
import { servedDocument } from "@/lib/docs/served";

const answer = await GET(
  new Request("http://chat.example.org/llms.txt", { headers: { host: "chat.test:81" } }),
);
const text = await answer.text();

test("is plain text about this instance", () => {
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(text.split("\n")[0]).toBe("# Hearth: five HTTP APIs of http://chat.test:81");
  expect(text).not.toContain("undefined");
});

test.each(GUIDES)("tells of $name how to call it, what it answers, and where its document is", (guide) => {
  expect(text).toContain(guide.auth);
  expect(text).toContain(`http://chat.test:81/api/docs/${guide.api}.json`);
  for (const { examples = [] } of guide.steps) {
    for (const { title } of examples) expect(text).toContain(title);
  }
  for (const [path, methods] of Object.entries(servedDocument(guide.api)?.paths ?? {})) {
    for (const method of Object.keys(methods)) expect(text).toContain(`- ${method.toUpperCase()} ${path}: `);
  }
});

test("every API has a guide and a column in the table, and no other has", () => {
  const names = Object.keys(DESCRIPTIONS).sort();
  expect(GUIDES.map(({ api }) => api).sort()).toEqual(names);
  for (const { name, ...cells } of ABILITIES) expect(Object.keys(cells).sort(), name).toEqual(names);
});
