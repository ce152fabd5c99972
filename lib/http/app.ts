import { Hono } from 'hono';
import { config } from '#lib/config/config';
import { ENVIRONMENT_PATH } from '#lib/contract/environment';
import { LICENSING_PATH, METADATA_PATH } from '#lib/contract/licensing';
import { metadataOf } from '#lib/contract/metadata';
import type { ApiEnv } from '#lib/http/bindings';
import { environmentApi } from '#lib/http/environment';
import { answerError, answerUnknown } from '#lib/http/failure';
import { licensingApi } from '#lib/http/licensing';
import { metricsApi } from '#lib/http/metrics';
import { scimApi } from '#lib/http/scim/api';
import { SCIM_PATH } from '#lib/http/scim/urns';
import { isStopping } from '#lib/kernel/stopping';
import { isHealthy } from '#lib/storage/health';

const roots = ['/api/licensing', '/api/environment', '/scim', '/.well-known', '/health', '/metrics'];

/** Whether the APIs answer at this path of an address; otherwise it is a page's. */
export const handlesPath = (pathname: string): boolean =>
  roots.some((root) => pathname === root || pathname.startsWith(`${root}/`));

/** All that answers programs, as far as this instance has the workspace for it. */
export function createApi(): Hono<ApiEnv> {
  const { workspaces, publicUrl } = config();
  const api = new Hono<ApiEnv>();
  api.onError(answerError);
  api.notFound(answerUnknown);
  api.get('/health', async (c) => {
    const status = isStopping() ? 'stopping' : (await isHealthy()) ? 'ok' : 'unavailable';
    return c.json({ status }, status === 'ok' ? 200 : 503, { 'cache-control': 'no-store' });
  });
  api.route('/metrics', metricsApi());
  if (workspaces.has('publisher')) {
    api.get(METADATA_PATH, (c) =>
      c.json(metadataOf(publicUrl), 200, { 'cache-control': 'public, max-age=300' }),
    );
    api.route(LICENSING_PATH, licensingApi());
  }
  if (workspaces.has('environment')) {
    api.route(ENVIRONMENT_PATH, environmentApi());
    api.route(SCIM_PATH, scimApi());
  }
  return api;
}
