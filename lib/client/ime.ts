type KeyPress = { key: string; keyCode: number; nativeEvent: { isComposing: boolean } };

/**
 * Whether a key belongs to an input method that is composing (Japanese, Chinese …): an
 * Enter that confirms a conversion must not send. Safari ends the composition before
 * it reports that Enter, but still gives it the code 229.
 */
export function isComposing(event: KeyPress): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
