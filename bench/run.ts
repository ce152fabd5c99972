/**
 * `npm run bench`: measures the production build and fails where a limit is missed; see docs/performance.md.
 * `npm run bench -- api`, `-- pages`, `-- lists` and `-- users` measure one part only.
 */
import { cpus, totalmem } from 'node:os';
import { build, isBuilt } from '../scripts/production-build.ts';
import { measureApi } from './api.ts';
import { end } from './end.ts';
import { measureLists } from './lists.ts';
import { measurePages } from './pages.ts';
import { measureUsers } from './recount.ts';
import { reportApi, reportLists, reportPages } from './report.ts';
import { reportUsers } from './report-users.ts';

const parts = {
  api: async () => reportApi(await measureApi()),
  pages: async () => reportPages(await measurePages()),
  lists: async () => reportLists(await measureLists()),
  users: async () => reportUsers(await measureUsers()),
};

async function run(chosen: string[]): Promise<boolean> {
  const unknown = chosen.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(
      `There is no part ${unknown.join(', ')}: choose api, pages, lists, users, or none for all.`,
    );
  if (!isBuilt()) await build();
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${cpus().length} × ${cpus()[0]?.model}, ${memory} GiB, Node ${process.version}\n`);
  let good = true;
  for (const [name, measure] of Object.entries(parts))
    if (chosen.length === 0 || chosen.includes(name)) good = (await measure()) && good;
  return good;
}

try {
  if (!(await run(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await end();
}
