import { ENVIRONMENT_PATH } from '#lib/contract/environment';
import { LICENSING_PATH, licensingPaths, METADATA_PATH } from '#lib/contract/licensing';

interface Known {
  methods: readonly string[];
  /** Endpoints whose errors are OAuth's have the `error` that they give for wrong fields. */
  invalidInput?: string;
}

const get = ['GET', 'HEAD'];

const fixed: Readonly<Record<string, Known>> = {
  '/health': { methods: get },
  [METADATA_PATH]: { methods: get },
  [LICENSING_PATH + licensingPaths.jwks]: { methods: get },
  [LICENSING_PATH + licensingPaths.licenses]: { methods: get },
  [LICENSING_PATH + licensingPaths.validations]: { methods: ['POST'] },
  [LICENSING_PATH + licensingPaths.telemetry]: { methods: ['POST'] },
  [LICENSING_PATH + licensingPaths.registrations]: {
    methods: ['POST'],
    invalidInput: 'invalid_client_metadata',
  },
  [LICENSING_PATH + licensingPaths.token]: { methods: ['POST'], invalidInput: 'invalid_request' },
  [LICENSING_PATH + licensingPaths.revoke]: { methods: ['POST'], invalidInput: 'invalid_request' },
};

const below: readonly [pattern: RegExp, known: Known][] = [
  [/^\/modules$/, { methods: get }],
  [/^\/modules\/[^/]+$/, { methods: ['PUT', 'DELETE'] }],
  [/^\/modules\/[^/]+\/license$/, { methods: get }],
  [/^\/sessions$/, { methods: ['POST'] }],
  [/^\/sessions\/[^/]+$/, { methods: ['PUT', 'DELETE'] }],
];

/** What answers at `path`, so that a wrong method and an OAuth error are told right. */
export function knownAt(path: string): Known | undefined {
  if (Object.hasOwn(fixed, path)) return fixed[path];
  if (!path.startsWith(`${ENVIRONMENT_PATH}/`)) return undefined;
  const rest = path.slice(ENVIRONMENT_PATH.length);
  return below.find(([pattern]) => pattern.test(rest))?.[1];
}
