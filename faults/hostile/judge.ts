import { INSIDE } from '../inside.ts';
import type { HostileRequest } from './request.ts';
import type { Answer } from './send.ts';

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
  // What Node cannot read, it refuses without a word before anybody is asked.
  if (status < 400 || (type === '' && text === '') || method === 'HEAD') return undefined;
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

const DEFECT = /⨯|\[next-auth\]\[error\]|\bfailed\b.*:|^\w*Error\b|[Uu]nhandled|Warning: /;
/** What Next notes of pages that another build made; whoever posts from one is told. */
const OTHER_BUILD = /Failed to find Server Action/;

/** What a server's log tells of defects, not of mistakes of senders': each line with where it happened. */
export function defectsIn(log: string): string[] {
  const lines = log.split('\n');
  return lines.flatMap((line, index) =>
    DEFECT.test(line) && !OTHER_BUILD.test(line)
      ? lines
          .slice(index, index + 5)
          .filter((each, place) => place === 0 || /^\s+at /.test(each))
          .join(' ')
      : [],
  );
}
