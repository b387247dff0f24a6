import pino from "pino";
import { singleton } from "@/lib/singleton";

/** JSON lines on standard output; never message text, tokens or codes. */
export const log = singleton("log", () => pino({ level: process.env.LOG_LEVEL || "info", base: null }));
