import { WireError } from "@/lib/dialects/endpoint";

/** The id, unless none was given that can be read: the contract has words for that case alone. */
export function requireGivenId<Id extends number>(id: Id, status: number, message: string): Id {
  if (id === 0) throw new WireError(status, message);
  return id;
}
