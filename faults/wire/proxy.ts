import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { LICENSING_PATH, licensingPaths, METADATA_PATH } from '#lib/contract/licensing';
import { freePort } from '../../scripts/processes.ts';
import type { Faults } from '../suite.ts';

export type Route = 'metadata' | keyof typeof licensingPaths;

/** An answer, read to its end. */
export interface Whole {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** A request on its way to the service. */
export interface Passing {
  request: IncomingMessage;
  response: ServerResponse;
  /** Has the service do what is asked, and gives its answer. */
  forward(): Promise<Whole>;
}

/** What happens to a request instead of being passed on. */
export type Misdeed = (passing: Passing) => Promise<void>;

/** Stands on loopback where a registration endpoint is to be, before the real service. */
export interface FaultProxy {
  origin: string;
  /** Where the service listens; requests fail until it is set. */
  target: string;
  /** By route; all else goes through unharmed. */
  misdeeds: Partial<Record<Route, Misdeed>>;
  /** What came in since it was last emptied, as method and path. */
  seen: string[];
  /** Refuses connections, and ends those that there are. */
  close(): Promise<void>;
  /** Takes connections again, at the same address. */
  open(): Promise<void>;
}

const routes = new Map<string, Route>([
  [METADATA_PATH, 'metadata'],
  ...Object.entries(licensingPaths).map(([route, path]): [string, Route] => [
    LICENSING_PATH + path,
    route as Route,
  ]),
]);

export async function startProxy(faults: Faults): Promise<FaultProxy> {
  const port = await freePort();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const route = routes.get(path);
    proxy.seen.push(`${request.method} ${path}`);
    const body = await buffer(request);
    const misdeed = route && proxy.misdeeds[route];
    const wholly = Object.keys(proxy.misdeeds).length > 0;
    const forward = () => forwarded(proxy.target, request, body, wholly);
    if (misdeed) return misdeed({ request, response, forward });
    answer(response, await forward());
  };
  const server = createServer((request, response) => {
    // What cannot be passed on is as good as lost.
    handle(request, response).catch(() => response.destroy());
  });
  const proxy: FaultProxy = {
    origin: `http://127.0.0.1:${port}`,
    target: '',
    misdeeds: {},
    seen: [],
    async open() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  faults.atEnd(proxy.close);
  await proxy.open();
  return proxy;
}

/** Answers as the service did, or as if it had answered so. */
export const answer = (response: ServerResponse, { status, headers, body }: Whole): void =>
  void response.writeHead(status, headers).end(body);

/** Headers of one connection, which the next writes for itself. */
const OWN = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'];

function forwarded(target: string, request: IncomingMessage, body: Buffer, wholly: boolean): Promise<Whole> {
  const headers = { ...request.headers, connection: 'close' };
  // What is to be spoiled must be a whole answer, not that there is nothing new.
  if (wholly) delete headers['if-none-match'];
  return new Promise((settle, fail) => {
    const sending = send(target + request.url, { method: request.method ?? 'GET', headers }, (received) => {
      buffer(received).then((whole) => {
        const kept = Object.entries(received.headers).filter(([name]) => !OWN.includes(name));
        settle({
          status: received.statusCode ?? 502,
          headers: Object.fromEntries(kept) as Whole['headers'],
          body: whole,
        });
      }, fail);
    });
    sending.on('error', fail);
    sending.end(body);
  });
}
