import { type RefObject, useEffect } from "react";

/**
 * Puts the focus into the first field that is wrong, whenever a form has been looked through.
 *
 * @param errors  a new object for each time, null where nothing is wrong
 */
export function useFocusOnError(form: RefObject<HTMLElement | null>, errors: object | null): void {
  useEffect(() => {
    if (errors) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, errors]);
}
