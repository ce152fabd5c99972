import { today } from '#lib/kernel/clock';
import { withoutValues } from '#lib/kernel/defect';
import { type ErrorKind, isAppError } from '#lib/kernel/errors';
import type { SearchParams } from '#lib/lists/read';
import { currentActor } from '../../../_server/actor';
import { csvStream } from '../csv';
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

/** A list as CSV: all rows that the address asks for, in its order. */
export async function GET(request: Request, { params }: RouteContext<'/export/[list]'>): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return problem(401, 'Your session has ended. Sign in again, then export once more.');
  const { list: name } = await params;
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (!list) return problem(404, 'There is no list of this name.');
  try {
    const body = await csvStream(await list(actor, asked(request)));
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}-${today()}.csv"`,
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (isAppError(error)) return problem(STATUS[error.kind] ?? 400, error.message);
    console.error('An export failed:', withoutValues(error));
    return problem(500, 'Something failed on the server; its log says what.');
  }
}

function asked(request: Request): SearchParams {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries([...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]));
}
