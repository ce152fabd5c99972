import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Brings the database that `settings` name to the present schema, in a process of its own. */
export function migrate(settings: Record<string, string>): void {
  execFileSync(process.execPath, [resolve(import.meta.dirname, '../migrate.ts')], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, DATABASE_URL: undefined, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
