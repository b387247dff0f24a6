"use client";

import { ProfileForm } from "@/components/settings/profile-form";

export default function AccountSection() {
  return <ProfileForm />;
}
