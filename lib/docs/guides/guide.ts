import type { ApiName } from "@/lib/docs/documents";
import type { Example } from "@/lib/docs/examples/example";

/** An API explained in five minutes. Texts may hold `code` and [links](/docs). */
export type Guide = {
  api: ApiName;
  name: string;
  /** For whom it is, in a sentence. */
  purpose: string;
  /** Where its calls begin. */
  base: string;
  /** The header that carries the key or token. */
  auth: string;
  steps: Step[];
};

export type Step = { title: string; text: string[]; examples?: Example[] };
