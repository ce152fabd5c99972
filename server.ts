import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { config } from '#lib/config/config';
import { handlesPath } from '#lib/http/app';
import { answerRefusal, MAX_HEADERS, readPagePost, refusePagePost, refuseTarget } from '#lib/http/guard';
import { apiListener } from '#lib/http/listener';
import { addressOf } from '#lib/http/remote-address';
import { configureNextAuth } from '#lib/instance/next-auth';
import { prepareInstance, startBackgroundWork } from '#lib/instance/start';
import { stopInstance } from '#lib/instance/stop';

const dev = process.argv.includes('--dev');
const { port, publicUrl } = config();

configureNextAuth();
const notes = await prepareInstance();

// Imported only now: Next and next-auth read the environment variables when they are loaded.
const { default: next } = await import('next');
const pages = next({ dev, dir: import.meta.dirname, port });
await pages.prepare();
const handlePage = pages.getRequestHandler();
const handleApi = apiListener();

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refused = refuseTarget(request);
  if (refused) return answerRefusal(response, refused);
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (handlesPath(path)) return void (await handleApi(request, response));
  // Pages see headers only; whatever the sender wrote there is replaced.
  request.headers['x-client-address'] = addressOf(request);
  const refusedPost = refusePagePost(request);
  if (refusedPost) return answerRefusal(response, refusedPost);
  if (request.method !== 'POST') return handlePage(request, response);
  const post = await readPagePost(request);
  if ('status' in post) return answerRefusal(response, post);
  return handlePage(post, response);
}

const server = createServer({ maxHeaderSize: MAX_HEADERS }, (request, response) => {
  handle(request, response).catch((error) => {
    if (!request.destroyed) console.error('A request failed:', error);
    if (response.headersSent) response.destroy();
    else answerRefusal(response, { status: 500, message: 'An unexpected error; see the server log.' });
  });
});
server.requestTimeout = 60_000;
server.headersTimeout = 15_000;
if (dev) server.on('upgrade', pages.getUpgradeHandler());

server.listen(port, () => {
  console.log(`License Manager is ready at ${publicUrl}`);
  for (const note of notes) console.log(note);
  startBackgroundWork();
});

async function stop(): Promise<void> {
  server.close();
  server.closeIdleConnections();
  await stopInstance();
  process.exit(0);
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
