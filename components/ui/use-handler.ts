import { useCallback, useRef } from "react";

/** The same function on every render, which does what the one of the latest render does. For what happens, not for rendering. */
export function useHandler<Given extends unknown[], Result>(
  handle: (...given: Given) => Result,
): (...given: Given) => Result {
  const latest = useRef(handle);
  latest.current = handle;
  return useCallback((...given) => latest.current(...given), []);
}
