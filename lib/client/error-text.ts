"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { ApiError } from "@/lib/client/api";

/** Turns a failure into a sentence that says what happened and what to do. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("common.errors");
  return useCallback(
    (error) => {
      if (!(error instanceof ApiError)) return t("unexpected", { message: String(error) });
      if (error.status === 0) return t("offline");
      if (error.status === 401) return t("signedOut");
      if (error.message === "Chat is archived") return t("archived");
      if (error.status === 403) return t("forbidden");
      if (error.status === 429) return t("tooMany");
      if (error.status >= 500) return t("server");
      return t("unexpected", { message: error.message });
    },
    [t],
  );
}
