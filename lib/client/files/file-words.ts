import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Bytes in the unit that people would use: "482 kB". */
export function useSizeWords(): (bytes: number) => string {
  const format = useFormatter();
  return useCallback(
    (bytes) => {
      const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
      const amount = bytes / 1024 ** power;
      const maximumFractionDigits = power === 0 || amount >= 100 ? 0 : 1;
      return format.number(amount, { style: "unit", unit: UNITS[power], maximumFractionDigits });
    },
    [format],
  );
}

/** What is said of a message where only words stand: its own, else "Picture: a cat on a chair". */
export function useMessageWords(): (type: string, body: Record<string, unknown>) => string {
  const t = useTranslations("files");
  return useCallback(
    (type, body) => {
      if (typeof body.text === "string" && body.text.trim() !== "") return body.text;
      const about = typeof body.altText === "string" && body.altText ? body.altText : nameIn(type, body);
      return about ? t("kindAbout", { type, about }) : t("kind", { type });
    },
    [t],
  );
}

/** Cameras name pictures by numbers, which say nothing; a document's name is what it is about. */
function nameIn(type: string, { file }: Record<string, unknown>): string {
  if (type !== "file" || typeof file !== "object" || file === null) return "";
  return "fileName" in file && typeof file.fileName === "string" ? file.fileName : "";
}

/** Seconds as a player shows them: 1:05. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
