"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { RowActions } from "@/components/messages/message-row";
import type { Outgoing } from "@/lib/client/message-pages";

const QUICK_MS = 1_000;

/** Nothing for the first second; then what is going on, and what can be done when it went wrong. */
export default function SendState({ row, actions }: { row: Outgoing; actions: RowActions }) {
  const t = useTranslations("messages");
  const isSlow = useIsSlow(row.localId);
  const reason = useReason(row);
  // A file on its way shows how far it is.
  if (row.state === "pending" && row.file) return null;
  if (row.state === "pending") return isSlow ? <p className="text-faint text-xs">{t("sending")}</p> : null;
  return (
    <div className="flex flex-wrap items-center gap-x-1 text-sm">
      <p role="alert" className="mr-1 font-medium text-danger">
        {row.state === "failed" ? t("notSent") : t("notSentYet")}
        {reason && <span className="font-normal"> ({reason})</span>}
      </p>
      <StateButton label={t("retry")} onClick={() => actions.retry(row)} />
      {!row.file && <StateButton label={t("edit")} onClick={() => actions.editUnsent(row)} />}
      <StateButton label={t("discard")} onClick={() => actions.discard(row)} />
    </div>
  );
}

/** Why, in plain words where a file meets what a text never does: proxies, full disks, slow lines. */
function useReason({ file, state, status, reason }: Outgoing): string | undefined {
  const t = useTranslations("files.reason");
  if (!file || status === undefined) return reason;
  if (status === 413) return t("tooLarge");
  if (status === 507) return t("noSpace");
  if (status === 408 || status === 504) return t("tooSlow");
  if (status === 0) return t("offline");
  return state === "waiting" ? t("server") : reason;
}

function StateButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-6 rounded-sm px-1.5 font-medium text-soft underline decoration-line underline-offset-2 hover:bg-hover hover:text-ink touch:min-h-11"
    >
      {label}
    </button>
  );
}

function useIsSlow(localId: string): boolean {
  const [slowId, setSlowId] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSlowId(localId), QUICK_MS);
    return () => clearTimeout(timer);
  }, [localId]);
  return slowId === localId;
}
