import type { NextConfig } from 'next';

export default {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['better-sqlite3', 'pg', 'rate-limiter-flexible'],
  // Types are checked by `npm run types`, once, with the same compiler options.
  typescript: { ignoreBuildErrors: true },
  // Builds of the same sources are one to the pages that they made: scripts/production-build.ts.
  generateBuildId: () => process.env.BUILD_ID ?? null,
} satisfies NextConfig;
