"use client";

import { useTranslations } from "next-intl";
import { CHAT_KEYS, COMPOSER_KEYS, MESSAGE_KEYS } from "@/components/rooms/shortcuts";
import { Dialog } from "@/components/ui/dialog";

/** Moving in the list is the browser's and the list's own; it is told of here all the same. */
const LIST_KEYS = { arrowup: "above", arrowdown: "below", home: "first", end: "last" } as const;

/** All shortcuts, from the tables that the handlers read. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shortcuts");
  return (
    <Dialog title={t("title")} size="lg" isReading onClose={onClose}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Group heading={t("chat")} rows={byCommand(CHAT_KEYS)} />
        <div className="flex flex-col gap-5">
          <Group heading={t("messages")} rows={[...byCommand(LIST_KEYS), ...byCommand(MESSAGE_KEYS)]}>
            <Row name={t("commands.unread")} keys={[[t("keys.alt"), t("keys.click")]]} />
          </Group>
          <Group heading={t("composer")} rows={byCommand(COMPOSER_KEYS)} />
        </div>
      </div>
    </Dialog>
  );
}

type Command = Exclude<keyof typeof import("@/lib/i18n/en/shortcuts.json")["commands"], "default">;
type Rows = { command: Command; keys: string[] }[];

function byCommand(table: Readonly<Record<string, Command>>): Rows {
  const rows = new Map<Command, string[]>();
  for (const [keys, command] of Object.entries(table))
    rows.set(command, [...(rows.get(command) ?? []), keys]);
  return [...rows].map(([command, keys]) => ({ command, keys }));
}

function Group({ heading, rows, children }: { heading: string; rows: Rows; children?: React.ReactNode }) {
  const t = useTranslations("shortcuts");
  const nameOf = useKeyNames();
  return (
    <section>
      <h3 className="mb-1.5 font-semibold">{heading}</h3>
      <dl className="flex flex-col gap-1.5">
        {rows.map(({ command, keys }) => (
          <Row
            key={command}
            name={t(`commands.${command}`)}
            keys={keys.map((combination) => combination.split("+").map(nameOf))}
          />
        ))}
        {children}
      </dl>
    </section>
  );
}

function Row({ name, keys }: { name: string; keys: string[][] }) {
  const t = useTranslations("shortcuts");
  return (
    <div className="flex items-baseline gap-3">
      <dt className="min-w-0 flex-1 text-soft">{name}</dt>
      <dd className="flex max-w-1/2 flex-wrap items-center justify-end gap-1 text-sm">
        {keys.map((combination, at) => (
          <span key={combination.join()} className="flex items-center gap-1">
            {at > 0 && <span className="text-faint">{t("or")}</span>}
            {combination.map((key) => (
              <kbd
                key={key}
                className="rounded-sm border border-line bg-canvas px-1.5 py-0.5 font-sans text-xs leading-none"
              >
                {key}
              </kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}

const SIGNS: Record<string, string> = { arrowup: "↑", arrowdown: "↓" };

/** What is printed on the key. */
function useKeyNames(): (key: string) => string {
  const t = useTranslations("shortcuts.keys");
  const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);
  const named: Record<string, string> = {
    mod: isMac ? "⌘" : t("ctrl"),
    alt: isMac ? "⌥" : t("alt"),
    shift: t("shift"),
    escape: t("escape"),
    enter: t("enter"),
    delete: t("delete"),
    home: t("home"),
    end: t("end"),
  };
  return (key) => named[key] ?? SIGNS[key] ?? key.toUpperCase();
}
