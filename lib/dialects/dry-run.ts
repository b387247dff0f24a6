/**
 * A message as a dry run answers it: without the numbers that only storing gives. One
 * that is stored keeps them, also where a dry run finds it by its localId.
 */
export function withoutNumbers<Wire extends { id: unknown; seq?: unknown }>(wire: Wire): Partial<Wire> {
  if (wire.id !== 0) return wire;
  const { id: _, seq: __, ...rest } = wire;
  return rest as Partial<Wire>; // without two of its members
}
