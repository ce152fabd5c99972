import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { config } from '#lib/config/config';
import { createApi } from '#lib/http/app';
import { answerLicenses, asksForLicenses } from '#lib/http/licenses';

/** The APIs as what Node's server calls for a request. */
export function apiListener(): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const api = getRequestListener(createApi().fetch, { overrideGlobalObjects: false });
  const publishes = config().workspaces.has('publisher');
  return async (request, response) => {
    if (publishes && asksForLicenses(request)) {
      try {
        return await answerLicenses(request, response);
      } catch (error) {
        // The API's own route finds the same once more, and answers it as it does all errors.
        if (response.headersSent) throw error;
      }
    }
    await api(request, response);
  };
}
