import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export interface Balancer {
  url: string;
  /** How many answers each instance has given, by its port. */
  answers: ReadonlyMap<number, number>;
  stop(): Promise<void>;
}

/**
 * A load balancer before instances on `ports` of this machine, as docs/operations.md describes one: each request goes to
 * the next instance, whoever sends it. What an instance did not take, or what may be repeated, is sent to another.
 */
export async function startBalancer(port: number, ports: readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const answers = new Map(ports.map((each) => [each, 0]));
  let turn = 0;

  async function balance(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: Buffer[] = [];
    for await (const chunk of incoming) body.push(chunk as Buffer);
    const first = turn++;
    for (let tried = 1; ; tried += 1) {
      const to = ports[(first + tried) % ports.length] ?? 0;
      try {
        const answer = await forward(incoming, Buffer.concat(body), to);
        answers.set(to, (answers.get(to) ?? 0) + 1);
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('error', () => response.destroy()).pipe(response);
        return;
      } catch (error) {
        if (tried === ports.length || !mayRepeat(incoming, error)) throw error;
      }
    }
  }

  const forward = (incoming: IncomingMessage, body: Buffer, to: number): Promise<IncomingMessage> =>
    new Promise((settle, fail) => {
      const { connection: _, ...headers } = incoming.headers;
      const outgoing = request({
        agent,
        port: to,
        host: '127.0.0.1',
        method: incoming.method,
        path: incoming.url,
        headers: { ...headers, 'x-forwarded-for': incoming.socket.remoteAddress },
      });
      outgoing.on('response', settle).on('error', fail).end(body);
    });

  const server = createServer((incoming, response) => {
    balance(incoming, response).catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((settle, fail) => {
    server.on('error', fail).listen(port, () => settle());
  });
  return {
    url: `http://localhost:${port}`,
    answers,
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
