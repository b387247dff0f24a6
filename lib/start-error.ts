/** A sentence for the person who starts Hearth; printed without a stack. */
export class StartError extends Error {
  override name = "StartError";
}
