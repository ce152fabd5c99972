import { LICENSING_PATH, licensingPaths, METADATA_PATH } from '#lib/contract/licensing';

interface Known {
  methods: readonly string[];
  /** Endpoints whose errors are OAuth's have the `error` that they give for wrong fields. */
  invalidInput?: string;
}

const get = ['GET', 'HEAD'];

/** What answers at the addresses without a variable part, so that a wrong method and an OAuth error are told right. */
export const knownPaths: Readonly<Record<string, Known>> = {
  '/health': { methods: get },
  [METADATA_PATH]: { methods: get },
  [LICENSING_PATH + licensingPaths.jwks]: { methods: get },
  [LICENSING_PATH + licensingPaths.licenses]: { methods: get },
  [LICENSING_PATH + licensingPaths.telemetry]: { methods: ['POST'] },
  [LICENSING_PATH + licensingPaths.registrations]: {
    methods: ['POST'],
    invalidInput: 'invalid_client_metadata',
  },
  [LICENSING_PATH + licensingPaths.token]: { methods: ['POST'], invalidInput: 'invalid_request' },
  [LICENSING_PATH + licensingPaths.revoke]: { methods: ['POST'], invalidInput: 'invalid_request' },
};
