import { expect, it } from "vitest";
import { mediaBox } from "@/lib/client/files/media-box";

it.each([
  [{ width: 1600, height: 800 }, "420 / 210"],
  [{ width: 800, height: 1600 }, "160 / 320"],
  [{ width: 200, height: 100 }, "200 / 100"],
  [{ width: 5_000, height: 10 }, "420 / 72"],
  [{ width: 1, height: 1 }, "72 / 72"],
  [{ width: 0, height: 0 }, "320 / 240"],
])("%j takes a box of %s", (size, aspectRatio) => {
  expect(mediaBox("image", size)).toMatchObject({ aspectRatio });
  expect(mediaBox("video", size)).toEqual(mediaBox("image", size));
});
