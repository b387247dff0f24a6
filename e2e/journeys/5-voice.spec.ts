import { aRoomOf, composer, data, expect, messageList, test } from "@/e2e/fixtures";
import config from "@/playwright.config";

// A browser whose microphone is a tone, lent without asking.
const { launchOptions } = config.use ?? {};
const args = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"];
test.use({ launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), ...args] } });

test("Ana records a voice message, listens to it and sends it, and Ben plays it", async ({ newcomer }) => {
  const [ana, ben] = [await newcomer("Ana"), await newcomer("Ben")];
  const roomId = await aRoomOf([ana, ben], "Radio");
  for (const { page } of [ana, ben]) {
    await page.goto(`/rooms/${roomId}`);
    await expect(composer(page, "Radio")).toBeFocused();
  }
  await ana.page.getByRole("button", { name: "Record a voice message" }).click();
  const recorder = ana.page.getByRole("region", { name: "Voice message" });
  await expect(recorder.getByRole("timer")).toHaveText("0:01");
  await recorder.getByRole("button", { name: "Stop recording" }).click();
  await recorder.getByRole("button", { name: /^Play/ }).click();
  await expect(recorder.getByRole("button", { name: "Pause" })).toBeVisible();
  await recorder.getByRole("button", { name: "Send voice message" }).click();
  await expect(recorder).toHaveCount(0);
  await expect(composer(ana.page, "Radio")).toBeFocused();

  const list = messageList(ben.page, "Radio");
  await expect(list.getByText(/0:00 \/ 0:0[1-9]/)).toBeVisible();
  await expect(ben.page.getByRole("log")).toContainText("Voice message");
  await list.getByRole("button", { name: /^Play Voice message/ }).click();
  await expect(list.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(list.getByRole("slider", { name: "Position" })).toHaveAttribute(
    "aria-valuetext",
    /of 0:0[1-9]/,
  );
  const path = `/api/messenger/messages/roomId/${roomId}`;
  const [sent] = (await data(ben.api.get(path))).list;
  expect(sent).toMatchObject({ type: "audio", body: { file: { metaData: { width: 0, height: 0 } } } });
  expect(sent.body.file.metaData.duration).toBeGreaterThan(0);
});

test("a recording can be thrown away by Esc, and what was typed before stays", async ({ newcomer }) => {
  const ana = await newcomer("Ana");
  const roomId = await aRoomOf([ana], "Attic");
  await ana.page.goto(`/rooms/${roomId}`);
  await expect(composer(ana.page, "Attic")).toBeFocused();
  await ana.page.getByRole("button", { name: "Record a voice message" }).focus();
  await ana.page.keyboard.press("Enter");
  const recorder = ana.page.getByRole("region", { name: "Voice message" });
  await expect(recorder.getByRole("button", { name: "Stop recording" })).toBeFocused();
  await ana.page.keyboard.press("Escape");
  await expect(recorder).toHaveCount(0);
  await expect(composer(ana.page, "Attic")).toBeFocused();
  // With words there is something to send, and recording has no place.
  await ana.page.keyboard.type("in words, then");
  await expect(ana.page.getByRole("button", { name: "Record a voice message" })).toHaveCount(0);
});
