import { Hono } from 'hono';
import {
  type LicensedUsersAnswer,
  licenseCodePath,
  type UserLicenseCountAnswer,
  userLicenseTypePath,
} from '#lib/contract/user-licensing';
import { readLicensedUsers } from '#lib/environment/license-view/licensed-users';
import { readUserLicenseCount } from '#lib/environment/recount/user-license-count';
import { apiActor } from '#lib/http/api-actor';
import type { ApiEnv } from '#lib/http/bindings';
import { parse } from '#lib/kernel/parse';

const NO_STORE = { 'cache-control': 'no-store' };

/** The part of the environment API that modules ask how many users are licensed, and how many were counted. */
export function userCountsApi(): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();

  api.get('/license-codes/:product/user-license-count', async (c) => {
    const actor = await apiActor(c, 'licenses:read');
    const count = await readLicensedUsers(actor, parse(licenseCodePath, c.req.param()));
    return c.json({ count } satisfies LicensedUsersAnswer, 200, NO_STORE);
  });

  api.get('/user-license-counts/:type', async (c) => {
    const actor = await apiActor(c, 'users:read');
    const { count, recalculatedAt } = await readUserLicenseCount(
      actor,
      parse(userLicenseTypePath, c.req.param()),
    );
    const answer: UserLicenseCountAnswer = {
      count,
      recalculated_at: recalculatedAt?.toISOString() ?? null,
    };
    return c.json(answer, 200, NO_STORE);
  });
  return api;
}
