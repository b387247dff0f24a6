"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CommandContext } from "@/components/messages/message-commands";
import { useErrorText } from "@/lib/client/error-text";

/** What the commands of messages and rooms work with; the same object on every render. */
export function useCommandContext(): CommandContext {
  const t = useTranslations("actions");
  const client = useQueryClient();
  const errorText = useErrorText();
  return useMemo(() => ({ client, t, errorText }), [client, t, errorText]);
}
