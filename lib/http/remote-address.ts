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

/** What counts as one sender: an IPv4 address, or the /64 network that one IPv6 subscriber has. */
export function senderOf(address: string): string {
  if (!address.includes(':') || !URL.canParse(`http://[${address}]`)) return address;
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  if (tail !== undefined) groups.push(...Array(8 - groups.length - after.length).fill('0'), ...after);
  return groups.slice(0, 4).join(':');
}
