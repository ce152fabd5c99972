/** `npm run bench`: measures the production build and fails where a limit is missed; see docs/performance.md. */
import { cpus, totalmem } from 'node:os';
import { build, isBuilt } from '../scripts/production-build.ts';
import { measureApi } from './api.ts';
import { end } from './end.ts';
import { reportApi } from './report.ts';

async function run(): Promise<boolean> {
  if (!isBuilt()) await build();
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${cpus().length} × ${cpus()[0]?.model}, ${memory} GiB, Node ${process.version}\n`);
  return reportApi(await measureApi());
}

try {
  if (!(await run())) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await end();
}
