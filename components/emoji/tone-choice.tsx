import { useTranslations } from "next-intl";
import { TONES, type Tone } from "@/lib/client/emoji/emoji";

const NAMES = ["none", "light", "mediumLight", "medium", "mediumDark", "dark"] as const;

/** The skin tone of hands and people, remembered in this browser. */
export function ToneChoice({ tone, onChange }: { tone: Tone; onChange: (tone: Tone) => void }) {
  const t = useTranslations("emoji");
  return (
    <fieldset className="flex shrink-0">
      <legend className="visually-hidden">{t("tone")}</legend>
      {TONES.map((each, index) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === tone}
          aria-label={t(`tones.${NAMES[index] ?? "none"}`)}
          data-tooltip={t(`tones.${NAMES[index] ?? "none"}`)}
          data-tooltip-side="above"
          onClick={() => onChange(each)}
          className="flex size-7 items-center justify-center rounded-md text-base leading-none hover:bg-hover aria-pressed:bg-selected touch:h-11 touch:w-8"
        >
          {`✋${each}`}
        </button>
      ))}
    </fieldset>
  );
}
