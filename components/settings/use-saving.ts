"use client";

import { useRef, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { useFocusOnError } from "@/components/ui/use-focus-on-error";
import { useErrorText } from "@/lib/client/error-text";

/** What is wrong with a form: by field, in words, or `form` for what no field can help. */
export type FormErrors<Field extends string> = Partial<Record<Field | "form", string>>;

/**
 * Saving a form: busy, saved, or wrong in some fields, of which the first gets the focus.
 *
 * @param explain  the errors in an answer of the server; null: its own sentence, for the form as a whole
 */
export function useSaving<Field extends string>(
  saved: string,
  explain: (error: unknown) => FormErrors<Field> | null = () => null,
) {
  const errorText = useErrorText();
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<"idle" | "busy" | "saved">("idle");
  const [errors, setErrors] = useState<FormErrors<Field> | null>(null);
  useFocusOnError(form, errors);

  async function save(work: () => Promise<unknown>): Promise<boolean> {
    setState("busy");
    setErrors(null);
    try {
      await work();
      setState("saved");
      announce(saved);
      return true;
    } catch (cause) {
      setErrors(explain(cause) ?? ({ form: errorText(cause) } as FormErrors<Field>)); // every form has `form`
      setState("idle");
      return false;
    }
  }

  /** Something was changed since. */
  function touch() {
    setState("idle");
    setErrors(null);
  }

  return {
    form,
    save,
    touch,
    refuse: setErrors,
    errors,
    isBusy: state === "busy",
    isSaved: state === "saved",
  };
}
