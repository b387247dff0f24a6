import clsx from "clsx";
import { useTranslations } from "next-intl";

/** Where in the setup one is: a sentence, and three bars that say the same. */
export function Steps({ step }: { step: 1 | 2 | 3 }) {
  const t = useTranslations("setup");
  return (
    <div className="mb-2 flex items-center gap-3">
      <p className="text-faint text-sm">{t("steps", { step })}</p>
      <div className="flex flex-1 gap-1" aria-hidden>
        {[1, 2, 3].map((number) => (
          <span
            key={number}
            className={clsx("h-1 flex-1 rounded-full", number <= step ? "bg-accent-fill" : "bg-line")}
          />
        ))}
      </div>
    </div>
  );
}
