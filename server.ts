import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { config } from '#lib/config/config';
import { handlesPath } from '#lib/http/app';
import { closeServer } from '#lib/http/close-server';
import {
  answerRefusal,
  MAX_HEADERS,
  readPagePost,
  refusePagePost,
  refusePageRequest,
  refuseTarget,
  settleHost,
  withoutSlash,
} from '#lib/http/guard';
import { confine } from '#lib/http/headers';
import { apiListener } from '#lib/http/listener';
import { measureAnswer } from '#lib/http/metrics';
import { addressOf } from '#lib/http/remote-address';
import { answerUnavailable } from '#lib/http/unavailable';
import { configureNextAuth } from '#lib/instance/next-auth';
import { prepareInstance, startBackgroundWork } from '#lib/instance/start';
import { closeInstance, endBackgroundWork } from '#lib/instance/stop';
import { SECOND } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { conflict } from '#lib/kernel/errors';
import { beginStopping, isStopping } from '#lib/kernel/stopping';
import { faultAtStart } from '#lib/storage/fault';

const dev = process.argv.includes('--dev');
/** How long requests under way may take to their end when this process is to stop. */
const PATIENCE = 30 * SECOND;

const { port, publicUrl, shutdownDelay } = config();

configureNextAuth();
function failToStart(error: unknown): never {
  const fault = faultAtStart(error);
  if (!fault) throw error;
  console.error(`License Manager cannot start: ${fault}`);
  process.exit(1);
}
const notes = await prepareInstance().catch(failToStart);

// Imported only now: Next and next-auth read the environment variables when they are loaded.
const { default: next } = await import('next');
const { parseAndValidateFlightRouterState: readState } = await import(
  'next/dist/server/app-render/parse-and-validate-flight-router-state.js'
);
const pages = next({ dev, dir: import.meta.dirname, port });
await pages.prepare();
const handlePage = pages.getRequestHandler();
const handleApi = apiListener();

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (isStopping()) response.shouldKeepAlive = false;
  measureAnswer(response);
  confine(response);
  const refused = refuseTarget(request);
  if (refused) return answerRefusal(response, refused);
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (handlesPath(path)) return void (await handleApi(request, response));
  // Pages see headers only; whatever the sender wrote there is replaced.
  request.headers['x-client-address'] = addressOf(request);
  const refusedPage = refusePageRequest(request, readState) ?? refusePagePost(request);
  if (refusedPage) return answerRefusal(response, refusedPage);
  settleHost(request);
  if (await answerUnavailable(request, response)) return;
  const slashless = withoutSlash(request);
  if (slashless !== undefined) return void response.writeHead(308, { location: slashless }).end();
  if (request.method !== 'POST') return handlePage(request, response);
  const post = await readPagePost(request);
  if ('status' in post) return answerRefusal(response, post);
  return handlePage(post, response);
}

/** A sender who dawdles holds a connection no longer than this. */
const limits = {
  maxHeaderSize: MAX_HEADERS,
  headersTimeout: 15 * SECOND,
  requestTimeout: 30 * SECOND,
  connectionsCheckingInterval: SECOND,
};
const server = createServer(limits, (request, response) => {
  handle(request, response).catch((error) => {
    if (!request.destroyed) console.error('A request failed:', withoutValues(error));
    if (response.headersSent) response.destroy();
    else answerRefusal(response, { status: 500, message: 'An unexpected error; see the server log.' });
  });
});
if (dev) server.on('upgrade', pages.getUpgradeHandler());

server.once('error', (error: NodeJS.ErrnoException) => {
  const taken = conflict(`Another program uses port ${port}. Set PORT to one that is free.`);
  failToStart(error.code === 'EADDRINUSE' ? taken : error);
});
server.listen(port, () => {
  console.log(`License Manager is ready at ${publicUrl}`);
  for (const note of notes) console.log(note);
  startBackgroundWork();
});

/** A balancer sees at `/health` that nothing more should come, for as long as it needs to look. */
async function stop(): Promise<void> {
  if (isStopping()) return;
  beginStopping();
  await Promise.all([endBackgroundWork(), sleep(shutdownDelay)]);
  if (!(await closeServer(server, PATIENCE))) console.error('Requests that took too long were cut off.');
  await closeInstance();
  process.exit(0);
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
