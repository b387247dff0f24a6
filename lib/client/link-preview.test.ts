import { expect, test } from "vitest";
import { keptPreview, previewIn } from "@/lib/client/link-preview";

const data = { title: "Tea", description: null, image: "https://t.example/p.png", icon: null };
const body = { text: "x", thumbnailData: { ...data, url: "https://t.example/a" } };

test("a card names its host, and shows no picture of another one", () => {
  expect(previewIn(body)).toEqual({
    ...{ url: "https://t.example/a", host: "t.example", title: "Tea", description: "", imageFileId: null },
  });
  expect(previewIn({ thumbnailData: { ...body.thumbnailData, imageFileId: 7 } })?.imageFileId).toBe(7);
});

test.each([
  [null],
  ["text"],
  [{ ...data, url: "javascript:alert(1)" }],
  [{ ...data, url: "https://t.example", title: " " }],
])("%j is no card", (thumbnailData) => expect(previewIn({ thumbnailData })).toBeNull());

test("a card stays while the first link of the text does", () => {
  expect(keptPreview(body, "look: https://t.example/a.")).toEqual({ thumbnailData: body.thumbnailData });
  expect(keptPreview(body, "https://other.example https://t.example/a")).toEqual({});
  expect(keptPreview({ text: "x" }, "https://t.example/a")).toEqual({});
});
