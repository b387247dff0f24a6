/** A promise that resolves when somebody opens it: how a test makes something wait. */
export function aGate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
