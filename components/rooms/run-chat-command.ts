import { reactToLast } from "@/components/emoji/react-to-last";
import { attempt, type CommandContext } from "@/components/messages/message-commands";
import type { ChatCommand } from "@/components/rooms/shortcuts";
import { openList, openPanel, openRoom } from "@/lib/client/navigation";
import { markAllSeen, readRoomList } from "@/lib/client/queries/rooms";
import { inListOrder } from "@/lib/client/room-list";

type Place = { roomId: number | null; context: CommandContext };
type Command = Exclude<ChatCommand, "switch" | "shortcuts" | "search">;

/** What the shortcuts do that nobody needs at once; fetched with the first of them. */
export function runChatCommand(command: Command, place: Place): void {
  COMMANDS[command](place);
}

const COMMANDS: Record<Command, (place: Place) => void> = {
  panel: ({ roomId }) => {
    if (roomId !== null) openPanel(new URLSearchParams(location.search).has("panel") ? null : "details");
  },
  mentions: () => openList("mentions"),
  react: ({ roomId, context }) => roomId !== null && reactToLast(roomId, context),
  roomAbove: (place) => go(place, -1),
  roomBelow: (place) => go(place, 1),
  unreadAbove: (place) => go(place, -1, { isUnreadOnly: true }),
  unreadBelow: (place) => go(place, 1, { isUnreadOnly: true }),
  allRead: ({ context }) => attempt(context, markAllSeen(context.client), context.t("room.allRead")),
  region: () => focusRegion(1),
  regionBack: () => focusRegion(-1),
};

function go({ roomId, context }: Place, step: 1 | -1, { isUnreadOnly = false } = {}): void {
  const rooms = inListOrder(readRoomList(context.client)).filter(
    ({ id, unreadCount }) => !isUnreadOnly || unreadCount > 0 || id === roomId,
  );
  const at = rooms.findIndex(({ id }) => id === roomId);
  const from = at < 0 && step < 0 ? rooms.length : at;
  const to = rooms[(from + step + rooms.length) % rooms.length];
  if (to && to.id !== roomId) openRoom(to.id);
}

/** The parts of the page, in the order of reading; each takes the focus to what one does there, if it is there. */
const REGIONS = [
  ["nav a[aria-current=page]", "nav a"],
  ["main header button"],
  ['main #messages [data-key][tabindex="0"]'],
  ["main #composer"],
  ["aside textarea", "aside [role=tab][tabindex='0']", "aside button", "aside"],
];

function focusRegion(step: 1 | -1): void {
  const stops = REGIONS.flatMap((wishes) => firstVisible(wishes) ?? []);
  if (stops.length === 0) return;
  const at = stops.findIndex((stop) => regionOf(stop)?.contains(document.activeElement));
  stops[(at + step + stops.length) % stops.length]?.focus();
}

function firstVisible(wishes: string[]): HTMLElement | undefined {
  const found = wishes.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)]);
  return found.find((element) => element.checkVisibility());
}

function regionOf(element: HTMLElement): Element | null {
  return element.closest("aside") ?? element.closest("nav, header, #messages, form");
}
