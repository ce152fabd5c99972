import { Agent, request as send } from 'node:http';
import type { HostileRequest } from './request.ts';

export interface Answer {
  status: number;
  type: string;
  text: string;
  milliseconds: number;
}

/** What a client takes at the most; whoever waits longer has been let down. */
export const PATIENCE_MS = 10_000;
/** As much of an answer as is looked at. */
const LOOKED_AT = 200_000;

/** Asks one server as one client with some connections does, past the care that other clients take. */
export interface Sending {
  ask(request: HostileRequest, proof: Record<string, string>): Promise<Answer>;
  close(): void;
}

export function openSending(url: string, connections: number): Sending {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const attempt = (
    asked: HostileRequest,
    proof: Record<string, string>,
    over: Agent | false,
  ): Promise<Answer> =>
    new Promise((settle, fail) => {
      const began = performance.now();
      const body = Buffer.from(asked.body);
      const sending = send(
        {
          hostname,
          port,
          agent: over,
          method: asked.method,
          path: sendable(asked.target),
          // What is abused comes last: a header may also spoil the proof.
          headers: {
            ...proof,
            ...asked.headers,
            ...(body.length > 0 && { 'content-length': body.length }),
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          let size = 0;
          answer.on('data', (chunk: Buffer) => {
            if (size < LOOKED_AT) chunks.push(chunk);
            size += chunk.length;
          });
          answer.on('error', fail);
          answer.on('end', () => {
            settle({
              status: answer.statusCode ?? 0,
              type: answer.headers['content-type'] ?? '',
              text: Buffer.concat(chunks).toString(),
              milliseconds: performance.now() - began,
            });
          });
        },
      );
      sending.setTimeout(PATIENCE_MS, () => sending.destroy(new Error('There was no answer in 10 seconds.')));
      sending.on('error', fail);
      sending.end(body.length > 0 ? body : undefined);
    });
  return {
    async ask(asked, proof) {
      try {
        return await attempt(asked, proof, agent);
      } catch (error) {
        // A connection that was kept may have been closed at the same moment (RFC 9112 §9.3.1).
        if (!/ECONNRESET|EPIPE/.test(String((error as { code?: string }).code))) throw error;
        return attempt(asked, proof, false);
      }
    },
    close: () => agent.destroy(),
  };
}

/** Node's client refuses these; a server must not be sent two requests in one anyway. */
const sendable = (target: string) => {
  const whole = target.startsWith('/') ? target : `/${target}`;
  return whole.replace(/[^\x21-\xff]/gu, (character) =>
    encodeURIComponent(character.isWellFormed() ? character : '?'),
  );
};
