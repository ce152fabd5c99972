import type { IncomingMessage } from 'node:http';
import { config } from '#lib/config/config';
import type { ApiContext } from '#lib/http/bindings';

/**
 * The address that a request came from: the other end of the connection, or what the outermost of our own proxies
 * (`TRUST_PROXY` says how many there are) saw as that. Entries further left are the sender's own words.
 */
export const remoteAddress = (c: ApiContext): string => addressOf(c.env.incoming);

/** As {@link remoteAddress}, for a request that has not reached Hono. */
export function addressOf(incoming: IncomingMessage): string {
  const direct = plain(incoming.socket.remoteAddress ?? 'unknown');
  const { trustProxy } = config();
  if (trustProxy === 0) return direct;
  const forwarded = String(incoming.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const seen = forwarded[Math.max(0, forwarded.length - trustProxy)];
  return seen === undefined ? direct : plain(seen).slice(0, 100);
}

/** IPv4 as such, also where the socket writes it as IPv6. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
