import { ask, type Compared, compare, sessionOf } from './lists.ts';
import type { RecountTimes } from './seed-users.ts';
import { seedUsers, startProduct } from './servers.ts';

export interface UserFigures {
  /** Of 100,000 users, five of 20 roles each. */
  recount: RecountTimes;
  /** The License View of few modules and users, and of many. */
  licenseView: Compared;
}

const PATH = '/license-management?size=25';

/** An environment with this many modules that are licensed by named users, and its administrator's session. */
async function environment(modules: number, users: number) {
  const product = await startProduct();
  const recount = await seedUsers(product, modules, users);
  return { asked: { url: product.url, cookie: await sessionOf(product) }, recount };
}

/** How long it takes to recount many users, and what they cost the License View, which counts them live. */
export async function measureUsers(): Promise<UserFigures> {
  const small = await environment(2, 1000);
  const large = await environment(200, 100_000);
  return {
    recount: large.recount,
    licenseView: await compare(
      () => ask(small.asked, PATH),
      () => ask(large.asked, PATH),
    ),
  };
}
