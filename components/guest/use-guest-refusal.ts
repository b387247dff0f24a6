"use client";

import { useTranslations } from "next-intl";
import { GuestError } from "@/lib/client/guest/guest-api";

type Word = "email" | "name" | "code" | "offline" | "server";

/** What went wrong with a form, in words. */
export function useGuestRefusal() {
  const t = useTranslations("guest.errors");
  const words = (word: Word) => t(word);
  return {
    words,
    /** @param inputWord  what is wrong where the server has something against what was typed */
    refuse(error: unknown, inputWord: Word): { text: string; isInput: boolean } {
      if (!(error instanceof GuestError) || error.status === 0) return { text: t("offline"), isInput: false };
      if (error.status === 422) return { text: words(inputWord), isInput: true };
      if (error.status === 429) {
        return {
          text: t("tooMany", { minutes: Math.max(1, Math.ceil(error.retryAfter / 60)) }),
          isInput: false,
        };
      }
      return { text: t("server"), isInput: false };
    },
  };
}
