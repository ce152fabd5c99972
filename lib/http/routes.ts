import { ENVIRONMENT_PATH } from '#lib/contract/environment';
import { LICENSING_PATH, licensingPaths, METADATA_PATH } from '#lib/contract/licensing';
import { SCIM_PATH } from '#lib/http/scim/urns';

interface Known {
  methods: readonly string[];
  /** Endpoints whose errors are OAuth's have the `error` that they give for wrong fields. */
  invalidInput?: string;
}

const get = ['GET', 'HEAD'];

const fixed: Readonly<Record<string, Known>> = {
  '/health': { methods: get },
  '/metrics': { methods: get },
  [METADATA_PATH]: { methods: get },
  [LICENSING_PATH + licensingPaths.jwks]: { methods: get },
  [LICENSING_PATH + licensingPaths.licenses]: { methods: get },
  [LICENSING_PATH + licensingPaths.validations]: { methods: ['POST'] },
  [LICENSING_PATH + licensingPaths.telemetry]: { methods: ['POST'] },
  [LICENSING_PATH + licensingPaths.announcements]: { methods: get },
  [LICENSING_PATH + licensingPaths.registrations]: {
    methods: ['POST'],
    invalidInput: 'invalid_client_metadata',
  },
  [LICENSING_PATH + licensingPaths.token]: { methods: ['POST'], invalidInput: 'invalid_request' },
  [LICENSING_PATH + licensingPaths.revoke]: { methods: ['POST'], invalidInput: 'invalid_request' },
};

const environment: readonly [pattern: RegExp, known: Known][] = [
  [/^\/modules$/, { methods: get }],
  [/^\/modules\/[^/]+$/, { methods: ['PUT', 'DELETE'] }],
  [/^\/modules\/[^/]+\/license$/, { methods: get }],
  [/^\/sessions$/, { methods: ['POST'] }],
  [/^\/sessions\/[^/]+$/, { methods: ['PUT', 'DELETE'] }],
  [/^\/license-codes\/[^/]+\/user-license-count$/, { methods: get }],
  [/^\/user-license-counts\/[^/]+$/, { methods: get }],
];

const scim: readonly [pattern: RegExp, known: Known][] = [
  [/^\/(Users|Groups)$/, { methods: [...get, 'POST'] }],
  [/^\/(Users|Groups)\/[^/]+$/, { methods: [...get, 'PUT', 'PATCH', 'DELETE'] }],
  [/^\/ServiceProviderConfig$/, { methods: get }],
  [/^\/(ResourceTypes|Schemas)(\/[^/]+)?$/, { methods: get }],
];

const trees: readonly [root: string, known: typeof environment][] = [
  [ENVIRONMENT_PATH, environment],
  [SCIM_PATH, scim],
];

/** What answers at `path`, so that a wrong method and an OAuth error are told right. */
export function knownAt(path: string): Known | undefined {
  if (Object.hasOwn(fixed, path)) return fixed[path];
  const tree = trees.find(([root]) => path.startsWith(`${root}/`));
  if (!tree) return undefined;
  const [root, known] = tree;
  const rest = path.slice(root.length);
  return known.find(([pattern]) => pattern.test(rest))?.[1];
}
