import { MAX_BODY_BYTES } from '#lib/contract/licensing';
import type { ProblemName } from '#lib/contract/problem';
import type { ApiContext } from '#lib/http/bindings';
import { AppError } from '#lib/kernel/errors';

const refuse = (problem: ProblemName, message: string) => new AppError('invalid', message, { code: problem });

/** The JSON value of a request's body. Throws AppErrors coded with the name of the problem. */
export async function readJson(c: ApiContext, types = ['application/json']): Promise<unknown> {
  requireType(c, types);
  const body = await readText(c);
  try {
    return JSON.parse(body);
  } catch {
    throw refuse('malformed-request', 'The body is not well-formed JSON.');
  }
}

/** The fields of a posted form, none of which may come twice (RFC 6749 §3.2). An empty field counts as missing. */
export async function readForm(c: ApiContext): Promise<Record<string, string>> {
  requireType(c, ['application/x-www-form-urlencoded']);
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await readText(c))) {
    if (fields.has(name)) throw refuse('malformed-request', 'A field of the form came more than once.');
    fields.set(name, value);
  }
  return Object.fromEntries([...fields].filter(([, value]) => value !== ''));
}

function requireType(c: ApiContext, wanted: string[]): void {
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === undefined || !wanted.includes(type))
    throw refuse('unsupported-media-type', `Send the body as ${wanted.join(' or ')}.`);
}

/** Reads no more than is allowed, whatever the sender says of the length. */
async function readText(c: ApiContext): Promise<string> {
  const { incoming } = c.env;
  const tooLarge = () => refuse('content-too-large', 'The body has more than 256 KiB.');
  if (Number(incoming.headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // Left early, the connection must stay: the answer goes over it.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw refuse('malformed-request', 'The body is not UTF-8.');
  }
}
