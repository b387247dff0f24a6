"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { GuestConversation } from "@/components/guest/guest-conversation";
import { GuestEntry } from "@/components/guest/guest-entry";
import { GuestFrame } from "@/components/guest/guest-frame";
import type { EndReason } from "@/components/guest/use-guest-chat";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { callGuest, GuestError } from "@/lib/client/guest/guest-api";
import { readGuestToken, writeGuestToken } from "@/lib/client/guest/guest-token";
import type { WireChat, WireChatUser } from "@/lib/dialects/guest-chat/schemas";

type Inside = { token: string; me: WireChatUser; chat: WireChat };
type State =
  | { at: "opening"; token: string | null }
  | { at: "failed"; token: string }
  | { at: "outside"; notice: "removed" | "expired" | null }
  | { at: "inside"; inside: Inside }
  | { at: "gone" };

type Props = { chatId: number; workspace: string };

/** The page of a chat's guest: who they are, and then the conversation. It knows this one chat and nothing else. */
export function GuestPage({ chatId, workspace }: Props) {
  const t = useTranslations("guest");
  const [state, setState] = useState<State>({ at: "opening", token: null });

  const open = useCallback(
    async (token: string) => {
      setState({ at: "opening", token });
      try {
        const [me, chat] = await Promise.all([
          callGuest<{ data: WireChatUser }>("/api/chat-user", { token }),
          callGuest<{ data: WireChat }>(`/api/chats/${chatId}`, { token }),
        ]);
        writeGuestToken(chatId, token);
        setState({ at: "inside", inside: { token, me: me.data, chat: chat.data } });
      } catch (error) {
        if (!(error instanceof GuestError) || error.status !== 401) return setState({ at: "failed", token });
        writeGuestToken(chatId, null);
        setState({ at: "outside", notice: "expired" });
      }
    },
    [chatId],
  );

  useEffect(() => {
    const token = readGuestToken(chatId);
    if (token) void open(token);
    else setState({ at: "outside", notice: null });
  }, [chatId, open]);

  const onEnd = useCallback(
    (why: EndReason | "left") => {
      writeGuestToken(chatId, null);
      if (why === "gone") setState({ at: "gone" });
      else setState({ at: "outside", notice: why === "removed" ? "removed" : null });
    },
    [chatId],
  );

  if (state.at === "inside") return <GuestConversation {...state.inside} onEnd={onEnd} />;
  return (
    <GuestFrame workspace={workspace}>
      <title>{`${t("title")} – ${workspace}`}</title>
      {state.at === "opening" && (
        <p className="flex items-center justify-center gap-2 text-soft" role="status">
          <Spinner /> {t("loading")}
        </p>
      )}
      {state.at === "failed" && (
        <Banner look="danger" title={t("loadFailed")}>
          <Button size="sm" className="mt-2" onClick={() => void open(state.token)}>
            {t("retry")}
          </Button>
        </Banner>
      )}
      {state.at === "gone" && <Banner>{t("gone")}</Banner>}
      {state.at === "outside" && (
        <>
          {state.notice && <Banner>{t(`entry.${state.notice}`)}</Banner>}
          <GuestEntry chatId={chatId} onToken={(token) => void open(token)} />
        </>
      )}
    </GuestFrame>
  );
}
