import { z } from 'zod';

/** RFC 9457. The last step of a problem's `type`, below `<origin>/problems/`, where a page explains it. */

interface Problem {
  status: number;
  title: string;
  /** For the page: what happened and what to do. */
  explanation: string;
}

export const problems = {
  'invalid-request': {
    status: 422,
    title: 'Invalid request',
    explanation:
      'Some fields are missing or wrong. The member "errors" names each by its path, with the reason.',
  },
  'malformed-request': {
    status: 400,
    title: 'Malformed request',
    explanation: 'The body or the address could not be read. Send well-formed JSON in UTF-8.',
  },
  unauthorized: {
    status: 401,
    title: 'Unauthorized',
    explanation: 'The request carries no token, or one that is not good (any more). Obtain a new one.',
  },
  'insufficient-scope': {
    status: 403,
    title: 'Insufficient scope',
    explanation:
      'The token is good, but does not allow this. Use a token with the scope that the answer names.',
  },
  forbidden: {
    status: 403,
    title: 'Forbidden',
    explanation: 'You may not do this. An administrator can change your roles.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    explanation: 'There is nothing (any more) at this address.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    explanation: 'The address exists, but not for this method. The header "Allow" lists those that it has.',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    explanation: 'The request does not fit the present state, for example because a name is already taken.',
  },
  'users-exceeded': {
    status: 409,
    title: 'Users exceeded',
    explanation:
      'As many users are at work in the module as its license covers. Try again when somebody has finished.',
  },
  'license-blocked': {
    status: 403,
    title: 'License blocked',
    explanation:
      'The license of the module does not permit its use. The member "code" says why; the License View tells more.',
  },
  'content-too-large': {
    status: 413,
    title: 'Content too large',
    explanation: 'A body may have at most 256 KiB.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    explanation: 'Send the body as application/json.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    explanation: 'Wait for the seconds that the header "Retry-After" states, then try again.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    explanation: 'Something failed here, and has been logged. Nothing was changed. Try again later.',
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    explanation: 'The service, or something that it needs, is not available now. Try again later.',
  },
} as const satisfies Record<string, Problem>;

export type ProblemName = keyof typeof problems;
export const problemNames = Object.keys(problems) as ProblemName[];

export const isProblemName = (name: string): name is ProblemName => Object.hasOwn(problems, name);

export const problemType = (origin: string, name: ProblemName): string => `${origin}/problems/${name}`;

/** An answer as `application/problem+json`. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  /** Messages by the path of the field. */
  errors: z.record(z.string(), z.array(z.string())).optional(),
  /** A word for programs, where one problem has several causes. */
  code: z.string().optional(),
});
export type ProblemDetails = z.output<typeof problemDetails>;
