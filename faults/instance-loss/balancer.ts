import { createServer, type IncomingMessage, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Random } from '../random.ts';

/** A small balancer before several instances. */
export interface Balancer {
  url: string;
  /** Requests that were asked again of another instance, because the one asked first was gone. */
  retried(): number;
  stop(): Promise<void>;
}

interface Reply {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Whether asking twice does what asking once does (RFC 9110, and the header that makes a post so). */
const isIdempotent = ({ method = 'GET', headers }: IncomingMessage) =>
  ['GET', 'HEAD', 'PUT', 'DELETE'].includes(method) || headers['idempotency-key'] !== undefined;

/**
 * Hands each request to one of the instances that `ports` names at the moment. Where one is gone, another is asked:
 * always when it took no connection, and when it broke off, if the request is idempotent. Else the connection is cut,
 * so that the sender knows that it does not know.
 */
export function startBalancer(ports: () => number[], random: Random): Promise<Balancer> {
  let retried = 0;
  const answer = async (incoming: IncomingMessage, body: Buffer): Promise<Reply> => {
    const candidates = random.shuffled(ports());
    for (const [turn, port] of candidates.entries()) {
      try {
        return await forward(port, incoming, body);
      } catch (error) {
        const reached = (error as { code?: string }).code !== 'ECONNREFUSED';
        if (turn === candidates.length - 1 || (reached && !isIdempotent(incoming))) throw error;
        retried += 1;
      }
    }
    throw new Error('No instance is there.');
  };
  const server = createServer(async (incoming, outgoing) => {
    try {
      const { status, headers, body } = await answer(incoming, await buffer(incoming));
      outgoing.writeHead(status, headers).end(body);
    } catch {
      incoming.socket.destroy();
    }
  });
  return new Promise((settle, fail) => {
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      settle({
        url: `http://localhost:${port}`,
        retried: () => retried,
        stop: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

function forward(
  port: number,
  { method, url, headers, socket }: IncomingMessage,
  body: Buffer,
): Promise<Reply> {
  return new Promise((settle, fail) => {
    const forwarded = [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean)[0];
    const outgoing = send(
      {
        port,
        method,
        path: url,
        agent: false,
        headers: { ...headers, 'x-forwarded-for': forwarded, 'x-forwarded-host': headers.host },
      },
      (response) => {
        buffer(response).then(
          (whole) => settle({ status: response.statusCode ?? 502, headers: response.headers, body: whole }),
          fail,
        );
      },
    );
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}
