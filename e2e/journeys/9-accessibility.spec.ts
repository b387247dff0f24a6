import AxeBuilder from "@axe-core/playwright";
import { aRoomOf, expect, messageList, say, test } from "@/e2e/fixtures";

const SCHEMES = ["light", "dark"] as const;
const WIDTHS = [1440, 390];

// After the first visit, which needs the fresh install.
// WCAG 2.2 A and AA: no serious or critical finding on the screens that people live in.
for (const colorScheme of SCHEMES) {
  for (const width of WIDTHS) {
    test(`axe finds nothing serious, ${colorScheme}, ${width} px wide`, async ({ newcomer }) => {
      const viewport = { width, height: width > 700 ? 900 : 844 };
      const [ana, ben] = [
        await newcomer("Ana", { colorScheme, viewport, reducedMotion: "reduce" }),
        await newcomer("Ben"),
      ];
      const roomId = await aRoomOf([ana, ben], "Clear");
      await say(ben, roomId, "Is everything **readable**? See https://example.org");
      await say(ana, roomId, "Yes");
      for (const path of [
        "/rooms",
        `/rooms/${roomId}`,
        `/rooms/${roomId}?panel=details`,
        `/rooms/${roomId}?panel=members`,
        `/rooms/${roomId}?panel=settings`,
        `/rooms/${roomId}?panel=notes`,
      ]) {
        await ana.page.goto(path);
        const content =
          path === "/rooms"
            ? ana.page.getByRole("navigation", { name: "Rooms" })
            : messageList(ana.page, "Clear");
        await expect(content).toBeAttached();
        // What fades in is judged once it is there.
        await expect(async () => {
          const { violations } = await new AxeBuilder({ page: ana.page })
            .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
            .analyze();
          const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
          expect(serious.map(({ id, nodes }) => [path, id, nodes.map((node) => node.html)])).toEqual([]);
        }).toPass({ timeout: 15_000 });
      }
    });
  }
}
