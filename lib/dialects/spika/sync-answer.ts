/** The refusals of a sync call: the contract has words of its own for what it cannot read (9.1). */
export function syncRefusals(name: "lastUpdate" | "timestamp") {
  return {
    invalid_params: [400, `${name} must be number`],
    invalid_query: [400, "page must be valid number"],
  } as const;
}

/** A page of a sync call, with its older key for the clients that know that one alone (contract 9.1). */
export function syncAnswer<Element>(
  key: string,
  list: Element[],
  { page, limit, count }: { page: number; limit: number; count: number },
) {
  return { list, limit, count, hasNext: count > page * limit, [key]: list };
}
