import { expect, it } from "vitest";
import { altTextIn, fileIn, thumbIn } from "@/lib/client/files/message-file";

const file = { id: 7, fileName: "a.jpg", mimeType: "image/jpeg", size: 5 };

it("reads a file as phones send it, whatever they leave out", () => {
  const none = { width: 0, height: 0, duration: 0 };
  const known = { id: 7, name: "a.jpg", mimeType: "image/jpeg", size: 5 };
  expect(fileIn({ file: { ...file, metaData: { width: 4, height: 3, duration: 0 } } })).toEqual({
    ...known,
    ...{ width: 4, height: 3, duration: 0 },
  });
  expect(fileIn({ file: { ...file, metaData: null } })).toEqual({ ...known, ...none });
  expect(thumbIn({ file, thumb: { id: 8 } })).toEqual({ id: 8, name: "", mimeType: "", size: 0, ...none });
});

it.each([[null], [undefined], ["7"], [{ fileName: "a.jpg" }]])("%j is no file", (value) => {
  expect(fileIn({ file: value })).toBeNull();
});

it("takes words alone as what a picture shows", () => {
  expect([altTextIn({ altText: " A cat " }), altTextIn({ altText: 5 }), altTextIn({})]).toEqual([
    "A cat",
    "",
    "",
  ]);
});
