import { DomainError } from "@/lib/domain/errors";

/**
 * The id, unless none was given that can be read: the contract has words for that
 * case alone.
 *
 * @throws DomainError `invalid`/"id_missing", which each endpoint words in its refusals
 */
export function requireGivenId<Id extends number>(id: Id): Id {
  if (id === 0) throw new DomainError("invalid", "id_missing", "The id is not a number");
  return id;
}
