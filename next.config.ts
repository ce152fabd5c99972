import type { NextConfig } from 'next';

export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // The limiter loads Drizzle by a name that it puts together, which no bundler can follow.
  serverExternalPackages: ['better-sqlite3', 'pg', 'rate-limiter-flexible'],
  // Types are checked by `npm run types`, once, with the same compiler options.
  typescript: { ignoreBuildErrors: true },
} satisfies NextConfig;
