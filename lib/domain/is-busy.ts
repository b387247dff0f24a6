const WAITED_TOO_LONG =
  /timeout exceeded when trying to connect|Unable to start a transaction in the given time/;

/** Whether an error says that no connection was free in time: the same call may succeed in a moment. */
export function isBusy(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (WAITED_TOO_LONG.test(each.message)) return true;
  }
  return false;
}
