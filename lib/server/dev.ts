import { main } from "@/lib/server/main";

// A file of its own: Next starts worker processes with the flags of this one, and a
// program given by --eval would run in each of them.
await main({ isDev: true, routes: [] });
