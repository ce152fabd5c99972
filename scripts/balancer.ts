import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Balancer {
  url: string;
  /** How many answers each instance has given, by its port. */
  answers: ReadonlyMap<number, number>;
  /** Requests that were asked again of another instance. */
  repeated(): number;
  stop(): Promise<void>;
}

/** An answer, read to its end: one that broke off in the middle can still be had from another instance. */
interface Whole {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/**
 * A load balancer before the instances of this machine on the ports that `ports` names at the moment, as
 * docs/operations.md describes one: each request goes to the next instance, whoever sends it. What an instance did not
 * take, or what may be repeated, is sent to another. Else the connection is cut, so that the sender knows that it does
 * not know. A sender may name an address of its own, so that the tests can be many.
 */
export async function startBalancer(port: number, ports: () => readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const answers = new Map<number, number>();
  let turn = 0;
  let repeated = 0;

  async function balance(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await buffer(incoming);
    const candidates = ports();
    const first = turn++;
    for (let tried = 1; ; tried += 1) {
      const to = candidates[(first + tried) % candidates.length];
      if (to === undefined) throw new Error('No instance is there.');
      try {
        const { status, headers, body } = await forward(incoming, sent, to);
        answers.set(to, (answers.get(to) ?? 0) + 1);
        response.writeHead(status, headers).end(body);
        return;
      } catch (error) {
        if (tried === candidates.length || !mayRepeat(incoming, error)) throw error;
        repeated += 1;
      }
    }
  }

  const forward = (incoming: IncomingMessage, body: Buffer, to: number): Promise<Whole> =>
    new Promise((settle, fail) => {
      const { connection: _, 'x-forwarded-for': named, ...headers } = incoming.headers;
      const outgoing = request({
        agent,
        port: to,
        host: '127.0.0.1',
        method: incoming.method,
        path: incoming.url,
        headers: { ...headers, 'x-forwarded-for': named ?? incoming.socket.remoteAddress },
      });
      outgoing.on('response', (answer) => {
        buffer(answer).then(
          (whole) => settle({ status: answer.statusCode ?? 502, headers: answer.headers, body: whole }),
          fail,
        );
      });
      outgoing.on('error', fail).end(body);
    });

  const server = createServer((incoming, response) => {
    balance(incoming, response).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((settle, fail) => {
    server.on('error', fail).listen(port, () => settle());
  });
  return {
    url: `http://localhost:${port}`,
    answers,
    repeated: () => repeated,
    async stop() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((settle) => server.close(settle));
    },
  };
}

/** Whether nothing can have been done twice: the connection was refused, or the request may be repeated (RFC 9110 §9.2.2). */
const mayRepeat = ({ method = '', headers }: IncomingMessage, error: unknown): boolean =>
  (error as { code?: string }).code === 'ECONNREFUSED' ||
  ['GET', 'HEAD', 'PUT', 'DELETE'].includes(method) ||
  headers['idempotency-key'] !== undefined;
