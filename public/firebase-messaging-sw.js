// The published web client registers a push worker under this name (contract 1.1). Hearth sends
// no Firebase messages, so it has nothing to do; without it the client's start would fail.
