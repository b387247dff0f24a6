import { z } from "zod";
import { singleton } from "@/lib/singleton";
import { StartError } from "@/lib/start-error";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1"]);

const flag = (fallback: boolean) =>
  z
    .enum(["0", "1", "true", "false", "on", "off"], "must be 1 or 0")
    .default(fallback ? "1" : "0")
    .transform((value) => ["1", "true", "on"].includes(value));

const port = z.coerce.number("must be a port number").int().min(0).max(65535);

const environment = z.object({
  HOST: z.string().default("localhost"),
  PORT: port.default(3000),
  PUBLIC_URL: z.url("must be a full URL such as https://chat.example.org").optional(),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgresql://")
    .optional(),
  HEARTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  TRUST_PROXY: flag(false),
  TEAM_MODE: flag(true),
  PUSHER_APP_ID: z.string().optional(),
  PUSHER_KEY: z.string().optional(),
  PUSHER_SECRET: z.string().optional(),
  PUSHER_HOST: z.string().optional(),
  PUSHER_PORT: port.optional(),
  PUSHER_CLUSTER: z.string().optional(),
  PUSHER_USE_TLS: flag(true),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().default("Hearth <hearth@localhost>"),
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z.string().optional(),
  ANDROID_SMS_VERIFICATION_HASH: z
    .string()
    .regex(/^[A-Za-z0-9+/]{11}$/, "must be the 11 characters of the Android app's hash")
    .optional(),
  AUTH_FIXED_CODE: z
    .string()
    .regex(
      /^[A-Za-z0-9]{6}(,[A-Za-z0-9]{6})*$/,
      "must be 6 letters or digits, or several of them with commas",
    )
    .transform((codes) => codes.split(","))
    .optional(),
  RATE_LIMITS: flag(true),
  API_MOUNT: z.enum(["direct", "next"]).default("direct"),
  MAX_UPLOAD_MB: z.coerce.number("must be a number of megabytes").int().min(1).default(4096),
  FILES_REQUIRE_AUTH: flag(false),
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url("must be a full URL such as https://s3.example.org").optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  LINK_PREVIEWS: flag(true),
  WEBHOOK_ALLOW_LOOPBACK: flag(false),
  MESSAGING_RATE_PER_SECOND: z.coerce.number().int().min(1).default(50),
  MESSAGING_RATE_BURST: z.coerce.number().int().min(1).default(100),
  TOKEN_RATE_PER_SECOND: z.coerce.number().int().min(1).default(10),
  TOKEN_RATE_BURST: z.coerce.number().int().min(1).default(100),
});

export type Config = Readonly<ReturnType<typeof readConfig>>;

/**
 * Reads and checks every variable that Hearth knows (`.env.example` describes each).
 *
 * @throws StartError one sentence that names the variable and what is wrong with it
 */
export function readConfig(env: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartError(`${issue?.path.join(".")} ${issue?.message}.`);
  }
  const values = parsed.data;
  const isLoopback = LOOPBACK.has(values.HOST) || values.HOST.startsWith("127.");
  const trials = {
    AUTH_FIXED_CODE: values.AUTH_FIXED_CODE !== undefined,
    RATE_LIMITS: !values.RATE_LIMITS,
    WEBHOOK_ALLOW_LOOPBACK: values.WEBHOOK_ALLOW_LOOPBACK,
  };
  for (const [name, isSet] of Object.entries(trials)) {
    if (isSet && !isLoopback) {
      throw new StartError(
        `${name} is for trials on this machine alone: set HOST to a loopback address or leave it out.`,
      );
    }
  }
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: (values.PUBLIC_URL ?? localUrl(values.HOST, values.PORT)).replace(/\/+$/, ""),
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    secret: values.HEARTH_SECRET,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    teamMode: values.TEAM_MODE,
    pusher: pusherSettings(values),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    twilio: together(
      {
        accountSid: values.TWILIO_ACCOUNT_SID,
        authToken: values.TWILIO_AUTH_TOKEN,
        from: values.TWILIO_FROM,
      },
      "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM",
    ),
    androidSmsHash: values.ANDROID_SMS_VERIFICATION_HASH,
    fixedCodes: values.AUTH_FIXED_CODE ?? [],
    rateLimits: values.RATE_LIMITS,
    /** Bytes of one file. */
    maxUpload: values.MAX_UPLOAD_MB * 1024 * 1024,
    filesRequireAuth: values.FILES_REQUIRE_AUTH,
    s3: s3Settings(values),
    linkPreviews: values.LINK_PREVIEWS,
    allowLoopback: values.WEBHOOK_ALLOW_LOOPBACK,
    apiMount: values.API_MOUNT,
    messagingRate: { perSecond: values.MESSAGING_RATE_PER_SECOND, burst: values.MESSAGING_RATE_BURST },
    tokenRate: { perSecond: values.TOKEN_RATE_PER_SECOND, burst: values.TOKEN_RATE_BURST },
  };
}

/** The settings of this process, read once. */
export function config(): Config {
  return singleton("config", () => readConfig(process.env));
}

/** How this machine reaches itself; a host that means "every address" is no address to go to. */
function localUrl(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://localhost:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** undefined: the broker inside this process is used. */
function pusherSettings(values: z.infer<typeof environment>) {
  const account = together(
    { appId: values.PUSHER_APP_ID, key: values.PUSHER_KEY, secret: values.PUSHER_SECRET },
    "PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET",
  );
  if (!account) {
    if (values.PUSHER_HOST || values.PUSHER_CLUSTER) {
      throw new StartError(
        "PUSHER_HOST and PUSHER_CLUSTER need PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET.",
      );
    }
    return undefined;
  }
  return {
    ...account,
    host: values.PUSHER_HOST,
    port: values.PUSHER_PORT,
    cluster: values.PUSHER_CLUSTER ?? "mt1",
    useTls: values.PUSHER_USE_TLS,
  };
}

/** undefined: files are kept in the data folder. Without keys the SDK finds them, as on a machine with a role. */
function s3Settings(values: z.infer<typeof environment>) {
  const keys = together(
    { accessKeyId: values.S3_ACCESS_KEY_ID, secretAccessKey: values.S3_SECRET_ACCESS_KEY },
    "S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY",
  );
  if (!values.S3_BUCKET) {
    if (values.S3_ENDPOINT || keys) throw new StartError("The S3_ variables need S3_BUCKET.");
    return undefined;
  }
  return { bucket: values.S3_BUCKET, endpoint: values.S3_ENDPOINT, region: values.S3_REGION, keys };
}

/** All of a group's variables, or none of them. */
function together<T extends Record<string, string | undefined>>(group: T, names: string) {
  const set = Object.values(group).filter(Boolean).length;
  if (set === 0) return undefined;
  if (set < Object.keys(group).length) throw new StartError(`${names} belong together: set all or none.`);
  return group as { [K in keyof T]: string }; // every value was just seen to be there
}
