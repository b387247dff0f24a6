"use client";

import { InviteList } from "@/components/invites/invite-list";

export default function InvitesSection() {
  return <InviteList roomId={null} />;
}
