import type { HostileRequest } from './request.ts';
import type { Answer } from './send.ts';

/** Words that only the inside of the product knows. */
const INSIDE =
  /node_modules|\.tsx?:\d+|SQLITE_|at async |Failed query|better-sqlite3|ECONNREFUSED|pg_catalog/;

const inProblem = ['/api/licensing/', '/api/environment/'];
const OAUTH = /^\/api\/licensing\/v1\/(registrations|token|revoke)(\?|$)/;

/** What is wrong with an answer, or nothing. */
export function wrongWith(
  { method, target }: HostileRequest,
  { status, type, text }: Answer,
): string | undefined {
  if (status >= 500) return `was answered ${status}: ${text.slice(0, 300)}`;
  if (status < 200) return `was answered ${status}`;
  const inside = INSIDE.exec(text);
  if (inside)
    return `was answered with what is inside: ${text.slice(inside.index - 100, inside.index + 200)}`;
  // What is expected of the server, Node refuses before anybody is asked.
  if (status < 400 || status === 417 || method === 'HEAD') return undefined;
  const wanted = errorTypeAt(target);
  if (wanted && !wanted.some((each) => type.startsWith(each)))
    return `was answered ${status} as ${type || 'nothing'}, not as ${wanted.join(' or ')}: ${text.slice(0, 200)}`;
  return undefined;
}

/** As what the APIs tell errors; what the guard refuses before them, it refuses in plain text. */
function errorTypeAt(target: string): string[] | undefined {
  const plain = 'text/plain';
  if (OAUTH.test(target)) return ['application/json', plain];
  if (target.startsWith('/scim/v2/')) return ['application/scim+json', plain];
  if (inProblem.some((root) => target.startsWith(root))) return ['application/problem+json', plain];
  return undefined;
}

const DEFECT = /⨯|\bfailed\b.*:|^\w*Error\b|[Uu]nhandled|Warning: /;
/** What Next notes of pages that another build made; whoever posts from one is told. */
const OTHER_BUILD = /Failed to find Server Action/;

/** Lines of a server's log that tell of a defect, not of a mistake of a sender's. */
export const defectsIn = (log: string): string[] =>
  log.split('\n').filter((line) => DEFECT.test(line) && !OTHER_BUILD.test(line));
