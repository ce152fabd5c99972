import type { Actor } from '#lib/access/actor';
import { today } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { type ErrorKind, isAppError } from '#lib/kernel/errors';
import type { SearchParams } from '#lib/lists/read';
import { currentActor } from '../../../_server/actor';
import { csvStream } from '../csv';
import { jsonLines, jsonLinesStream } from '../json-lines';
import { lists } from '../lists';

const STATUS: Partial<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'rate-limited': 429,
  unavailable: 503,
};

const problem = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** A list as CSV, or as JSON Lines where its name ends so: all rows that the address asks for, in its order. */
export async function GET(request: Request, { params }: RouteContext<'/export/[list]'>): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return problem(401, 'Your session has ended. Sign in again, then export once more.');
  const { list: name } = await params;
  const open = writerOf(name);
  if (!open) return problem(404, 'There is no list of this name.');
  const [list, format = 'csv'] = name.split('.');
  try {
    return new Response(await open(actor, asked(request)), {
      headers: {
        'content-type': `${TYPES[format]}; charset=utf-8`,
        'content-disposition': `attachment; filename="${list}-${today()}.${format}"`,
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (isAppError(error)) return problem(STATUS[error.kind] ?? 400, error.message);
    console.error('An export failed:', withoutValues(error));
    return problem(500, 'Something failed on the server; its log says what.');
  }
}

const TYPES: Record<string, string> = { csv: 'text/csv', jsonl: 'application/jsonl' };

const JSON_LINES = '.jsonl';

type Writer = (actor: Actor, params: SearchParams) => Promise<ReadableStream<Uint8Array>>;

/** What writes the list of this name; nothing where there is none. */
function writerOf(name: string): Writer | undefined {
  const known = <T>(all: Record<string, T>, key: string): T | undefined =>
    Object.hasOwn(all, key) ? all[key] : undefined;
  const list = known(lists, name);
  if (list) return async (actor, params) => csvStream(await list(actor, params));
  if (!name.endsWith(JSON_LINES)) return undefined;
  const entries = known(jsonLines, name.slice(0, -JSON_LINES.length));
  return entries && ((actor, params) => jsonLinesStream(entries(actor, params)));
}

function asked(request: Request): SearchParams {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries([...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]));
}
