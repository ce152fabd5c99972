import { type IncomingHttpHeaders, IncomingMessage, type ServerResponse } from 'node:http';
import { config } from '#lib/config/config';
import { isActionId, isReadableCall, isReadableForm } from '#lib/http/action-post';

/** Bytes of a body that a page may post. Next's own limit answers 500; ours is told apart. */
const MAX_PAGE_BODY = 1024 * 1024;
/** Characters of an address. An environment names each of its products in the query of `GET /licenses`. */
const MAX_URL = 60_000;
/** Bytes of all request headers, the address among them. */
export const MAX_HEADERS = 64 * 1024;

interface Refusal {
  status: number;
  message: string;
}

/** Why the request line itself is not answered, or nothing. Applies to pages and APIs alike. */
export function refuseTarget(request: IncomingMessage): Refusal | undefined {
  const target = request.url ?? '';
  if (target.length > MAX_URL) return { status: 414, message: 'The address is too long.' };
  // An absolute-form target would make Next redirect to the host that it names.
  if (!target.startsWith('/') || target.startsWith('//') || target.includes('\\'))
    return { status: 400, message: 'The address is not one of this server.' };
  const path = target.split('?', 1)[0] ?? '';
  try {
    if (decodeURIComponent(path).includes('\0')) throw new URIError('NUL');
  } catch {
    return { status: 400, message: 'The address contains an encoding that cannot be read.' };
  }
  return undefined;
}

/** Characters of a page's address. Headers of answers repeat it, of which clients and proxies take 16 KiB. */
const MAX_PAGE_URL = 7_000;
/** Exports name each row that was chosen, and are not led on elsewhere. */
const EXPORT = /^\/export\/[^/?]+(\?|$)/;

/**
 * Why a page does not take this request, or nothing. To a state of the page that `readState`, which is Next's own,
 * cannot read, Next answers 500.
 */
export function refusePageRequest(
  { url = '', headers }: IncomingMessage,
  readState: (header: string | string[] | undefined) => unknown,
): Refusal | undefined {
  if (url.length > MAX_PAGE_URL && !EXPORT.test(url))
    return { status: 414, message: 'The address is too long.' };
  try {
    readState(headers['next-router-state-tree']);
  } catch {
    return { status: 400, message: 'The state of the page cannot be read.' };
  }
  return undefined;
}

/**
 * The address without the slash at the end of its path, if it has one. Next would lead there as well, by two headers
 * that are together up to six times as long.
 */
export function withoutSlash({ url = '' }: IncomingMessage): string | undefined {
  const { length } = url.split('?', 1)[0] ?? '';
  let end = length;
  while (end > 1 && url[end - 1] === '/') end -= 1;
  return end < length ? url.slice(0, end) + url.slice(length) : undefined;
}

/** An address whose path ends like the name of a file. */
const FILE = /^[^?]*\.\w+(\?|$)/;

/** Why a page does not take this post, or nothing: its method, its origin, its action, its length. */
export function refusePagePost(request: IncomingMessage): Refusal | undefined {
  const method = request.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return undefined;
  // Next answers 500 for those of public/.
  if (FILE.test(request.url ?? '')) return { status: 405, message: `Files do not take ${method} requests.` };
  if (method === 'OPTIONS') return undefined;
  if (method !== 'POST') return { status: 405, message: `Pages do not take ${method} requests.` };
  if (isForeign(request))
    return {
      status: 403,
      message: `This request comes from another site and was refused. Open the License Manager at ${config().publicUrl}.`,
    };
  const action = request.headers['next-action'];
  if (action !== undefined && !isActionId(String(action)))
    return { status: 400, message: 'There is no such action.' };
  if (request.headers['transfer-encoding'] !== undefined)
    return { status: 411, message: 'The request does not say how long it is.' };
  if (Number(request.headers['content-length'] ?? 0) > MAX_PAGE_BODY)
    return { status: 413, message: 'What was sent is too large (1 MB at most).' };
  return undefined;
}

function isForeign(request: IncomingMessage): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site';
  if (origin === config().publicUrl) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host;
}

/**
 * Next asks once more whether a post comes from here, and answers 500 if not. It goes by a header that anybody may
 * write and that a proxy may not: it gets what {@link refusePagePost} found to be ours.
 */
export function settleHost({ headers }: IncomingMessage): void {
  const { origin } = headers;
  if (origin !== undefined && URL.canParse(origin)) headers['x-forwarded-host'] = new URL(origin).host;
  else delete headers['x-forwarded-host'];
}

/**
 * Reads the body of a page's post and hands on a request that can be read again. Next answers 500 to JSON or
 * multipart that cannot be parsed; that is found here, where it can be told as the sender's mistake.
 */
export async function readPagePost(request: IncomingMessage): Promise<IncomingMessage | Refusal> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (!(await isReadable(request.headers, body)))
    return { status: 400, message: 'What was sent cannot be read.' };
  return replay(request, body);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point.
const NAME = /^[^\u0000-\u001f\u007f]{0,1000}$/;

/** Next's own reader of multipart is stricter than the one here: a name is short, and one line. */
const isNamed = ([name, value]: [string, FormDataEntryValue]): boolean =>
  NAME.test(name) && (typeof value === 'string' || NAME.test(value.name));

async function isReadable(headers: IncomingHttpHeaders, body: Buffer): Promise<boolean> {
  const contentType = headers['content-type'] ?? '';
  const action = headers['next-action'];
  try {
    if (/^multipart\/form-data\b/i.test(contentType)) {
      const sent = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } });
      const form = await sent.formData();
      return [...form].every(isNamed) && isReadableForm(form, action !== undefined);
    }
    if (action !== undefined) return isReadableCall(body.toString('utf8'));
    if (!/^application\/json\b/i.test(contentType)) return true;
    const value: unknown = JSON.parse(body.toString('utf8') || '{}');
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** The same request with its body still unread. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket);
  again.method = request.method;
  again.url = request.url;
  again.httpVersion = request.httpVersion;
  again.httpVersionMajor = request.httpVersionMajor;
  again.httpVersionMinor = request.httpVersionMinor;
  again.rawHeaders = request.rawHeaders;
  again.headers = request.headers;
  again.push(body);
  again.push(null);
  again.complete = true;
  return again;
}

/** Answers a refusal as plain text; the connection ends, since its body was not read. */
export function answerRefusal(response: ServerResponse, { status, message }: Refusal): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(`${message}\n`);
}
