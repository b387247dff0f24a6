"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Refusal } from "@/components/auth/account-api";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/lib/domain/limits";

/** Fields that were left empty, or what the server had against the form. */
export type Problem = Refusal & { field?: string };

/**
 * What is wrong with a form, in words. The first field that is wrong gets the focus,
 * also when the same thing is wrong again.
 */
export function useRefusal() {
  const t = useTranslations("auth.errors");
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    if (problem?.field) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  function words({ reason, retryAfter = 0 }: Problem): string {
    const known = t.has(reason as "server") ? (reason as "server") : "server"; // a word that the server chose
    return t(known, { min: PASSWORD_MIN, max: PASSWORD_MAX, minutes: Math.ceil(retryAfter / 60) });
  }

  return {
    form,
    problem,
    setProblem,
    /** For the field of that name; undefined where nothing is wrong with it. */
    errorOf: (field: string) => (problem?.field === field ? words(problem) : undefined),
    /** For the form as a whole. */
    formError: problem && !problem.field ? words(problem) : undefined,
  };
}

/** The first of these that is empty, as a problem. */
export function firstMissing(values: Record<string, string>): Problem | null {
  const [field] = Object.entries(values).find(([, value]) => value.trim() === "") ?? [];
  return field ? { reason: `missing_${field}`, field } : null;
}
