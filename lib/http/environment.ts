import { Hono } from 'hono';
import {
  type HeartbeatAnswer,
  type ModuleAnswer,
  type ModuleLicenseAnswer,
  modulePath,
  modulePut,
  type SessionAnswer,
  sessionPath,
  sessionPost,
} from '#lib/contract/environment';
import { readLicense } from '#lib/environment/license-view/read';
import { listModules } from '#lib/environment/modules/list';
import { putModule } from '#lib/environment/modules/put';
import { removeModule } from '#lib/environment/modules/remove';
import type { ModuleView } from '#lib/environment/modules/view';
import { closeSession } from '#lib/environment/sessions/close';
import { keepSessionAlive } from '#lib/environment/sessions/keep-alive';
import { openSession } from '#lib/environment/sessions/open';
import { apiActor } from '#lib/http/api-actor';
import type { ApiEnv } from '#lib/http/bindings';
import { readJson } from '#lib/http/body';
import { problemResponse } from '#lib/http/problem';
import { userCountsApi } from '#lib/http/user-counts';
import { parse } from '#lib/kernel/parse';

const NO_STORE = { 'cache-control': 'no-store' };

/** The environment API, below {@link ENVIRONMENT_PATH}: what is installed here, and what its licenses say. */
export function environmentApi(): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.get('/modules', async (c) => {
    const modules = await listModules(await apiActor(c, 'modules:read'));
    return c.json(modules.map(asAnswer), 200, NO_STORE);
  });

  api.put('/modules/:model', async (c) => {
    const actor = await apiActor(c, 'modules:write');
    const { model } = parse(modulePath, c.req.param());
    const {
      product,
      installed_version: installedVersion,
      used_licenses: usedLicenses,
    } = parse(modulePut, await readJson(c));
    const { module, created } = await putModule(actor, { model, product, installedVersion, usedLicenses });
    return c.json(asAnswer(module), created ? 201 : 200, NO_STORE);
  });

  api.delete('/modules/:model', async (c) => {
    const actor = await apiActor(c, 'modules:write');
    await removeModule(actor, parse(modulePath, c.req.param()));
    return c.body(null, 204, NO_STORE);
  });

  api.get('/modules/:model/license', async (c) => {
    const actor = await apiActor(c, 'licenses:read');
    const row = await readLicense(actor, parse(modulePath, c.req.param()));
    const answer: ModuleLicenseAnswer = {
      model: row.model,
      code: row.code,
      permitted: row.permitted,
      reaction: row.reaction,
      message: row.message,
      switched_off_at: row.switchedOffAt?.toISOString() ?? null,
      used_licenses: row.used,
      user_count: row.terms?.user_count ?? null,
      expires_on: row.expiresOn,
      checked_at: row.checkedAt?.toISOString() ?? null,
    };
    return c.json(answer, 200, NO_STORE);
  });

  api.post('/sessions', async (c) => {
    const actor = await apiActor(c, 'sessions:write');
    const { model, user_name: userName } = parse(sessionPost, await readJson(c));
    const outcome = await openSession(actor, { model, userName });
    if (!outcome.permitted)
      return problemResponse(outcome.reason, { detail: outcome.message, code: outcome.code });
    const { id, expiresAt, code } = outcome;
    const answer: SessionAnswer = { id, expires_at: expiresAt.toISOString(), permitted: true, code };
    return c.json(answer, 201, NO_STORE);
  });

  api.put('/sessions/:id', async (c) => {
    const actor = await apiActor(c, 'sessions:write');
    const { id, expiresAt } = await keepSessionAlive(actor, parse(sessionPath, c.req.param()));
    const answer: HeartbeatAnswer = { id, expires_at: expiresAt.toISOString() };
    return c.json(answer, 200, NO_STORE);
  });

  api.delete('/sessions/:id', async (c) => {
    const actor = await apiActor(c, 'sessions:write');
    await closeSession(actor, parse(sessionPath, c.req.param()));
    return c.body(null, 204, NO_STORE);
  });
  api.route('/', userCountsApi());
  return api;
}

const asAnswer = (module: ModuleView): ModuleAnswer => ({
  model: module.model,
  product: module.product,
  installed_version: module.installedVersion,
  used_licenses: module.usedLicenses,
  updated_at: module.updatedAt.toISOString(),
});
