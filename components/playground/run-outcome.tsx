"use client";

import clsx from "clsx";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Outcome } from "@/lib/client/playground/use-run";

type Props = { isBusy: boolean; outcome: Outcome | null; isHere: boolean };

/** What became of a run. The region stands there before, as screen readers need. */
export function RunOutcome({ isBusy, outcome, isHere }: Props) {
  const t = useTranslations("playground");
  const isGood = outcome !== null && outcome.kind !== "refused" && outcome.kind !== "unreachable";
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <div role="status" className="min-w-0 flex-1 basis-52 text-sm">
      {isBusy && <span className="text-faint">{t("running")}</span>}
      {outcome && (
        <span className="flex items-start gap-2">
          <Icon
            className={clsx("mt-0.5 size-4 shrink-0", isGood ? "text-success" : "text-danger")}
            aria-hidden
          />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <Sentence outcome={outcome} isHere={isHere} />
          </span>
        </span>
      )}
    </div>
  );
}

function Sentence({ outcome, isHere }: { outcome: Outcome; isHere: boolean }) {
  const t = useTranslations("playground");
  if (outcome.kind === "unreachable") return t("unreachable");
  const { status, ms, requestId } = outcome.answer;
  const answered = t("answered", { status, ms: Math.round(ms) });
  switch (outcome.kind) {
    case "arrived":
      return (
        <>
          <strong className="font-medium">{t("arrived", { ms: Math.round(outcome.ms) })}</strong> {answered}
        </>
      );
    case "stored":
      return `${t(isHere ? "notHeard" : "stored")} ${answered}`;
    case "read":
      return `${t("read", { count: outcome.count })} ${answered}`;
    case "refused":
      return (
        <>
          {t("refused", { status, reason: outcome.reason ?? t("noReason") })}
          <Help status={status} />
          {requestId !== null && (
            <span className="block text-faint text-xs">{t("request", { id: requestId })}</span>
          )}
        </>
      );
  }
}

/** What to do about a refusal, where its own words may not say it. */
function Help({ status }: { status: number }) {
  const t = useTranslations("playground.help");
  const help = status >= 500 ? "failed" : HELP[status];
  return help && <span className="block text-soft">{t(help)}</span>;
}

const HELP: Partial<Record<number, "unauthorized" | "forbidden" | "tooMany">> = {
  401: "unauthorized",
  403: "forbidden",
  429: "tooMany",
};
