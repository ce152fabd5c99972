/** `npm run db:generate -- --name what_changes`: writes the next migration for each database, from the one schema. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './processes.ts';

for (const dialect of ['sqlite', 'postgres']) {
  console.log(`\n${dialect}`);
  const kit = join(root, 'node_modules/drizzle-kit/bin.cjs');
  const { status } = spawnSync(process.execPath, [kit, 'generate', ...process.argv.slice(2)], {
    cwd: root,
    env: { ...process.env, DIALECT: dialect },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
