"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useSaving } from "@/components/settings/use-saving";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { InviteLimits } from "@/lib/client/queries/invites";

const HOUR_MS = 3_600_000;
/** "0" stands for no limit. */
const HOURS = ["0", "1", "24", "168", "720"] as const;
const USES = ["0", "1", "5", "10", "25", "100"] as const;

/** How long a new link works and how often, and the button that makes it. */
export function InviteForm({ onCreate }: { onCreate: (limits: InviteLimits) => Promise<unknown> }) {
  const t = useTranslations("invites");
  const [hours, setHours] = useState<(typeof HOURS)[number]>("0");
  const [uses, setUses] = useState<(typeof USES)[number]>("0");
  const { save, errors, isBusy } = useSaving(t("created"));

  function submit(event: FormEvent) {
    event.preventDefault();
    const expiresAt = hours === "0" ? null : Date.now() + Number(hours) * HOUR_MS;
    const maxUses = uses === "0" ? null : Number(uses);
    void save(() => onCreate({ expiresAt, maxUses }));
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("expires")}>
          {(wiring) => (
            <Select
              {...wiring}
              value={hours}
              onChange={(event) => setHours(HOURS.find((choice) => choice === event.target.value) ?? "0")}
            >
              {HOURS.map((choice) => (
                <option key={choice} value={choice}>
                  {t(`hours.${choice}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("maxUses")}>
          {(wiring) => (
            <Select
              {...wiring}
              value={uses}
              onChange={(event) => setUses(USES.find((choice) => choice === event.target.value) ?? "0")}
            >
              {USES.map((choice) => (
                <option key={choice} value={choice}>
                  {choice === "0" ? t("noLimit") : t("times", { count: Number(choice) })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {errors?.form && <Banner look="danger">{errors.form}</Banner>}
      <div>
        <Button type="submit" icon={<Link2 className="size-4" />} isBusy={isBusy}>
          {t("create")}
        </Button>
      </div>
    </form>
  );
}
