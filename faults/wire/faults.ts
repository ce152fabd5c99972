import { decodeJwt, type JWTPayload } from 'jose';
import { forger } from './forger.ts';
import * as misdeeds from './misdeeds.ts';
import type { FaultProxy, Misdeed, Route, Whole } from './proxy.ts';

/** One fault of the wire, and what the environment must say of it. */
export interface WireFault {
  kind: string;
  /** At which of the service's answers it happens. */
  at: Route | 'all';
  /** Which answer it spoils; the token's is asked for only when little is left of the one before. */
  spoils: 'licenses' | 'token';
  begin(proxy: FaultProxy): Promise<void>;
  end(proxy: FaultProxy): Promise<void>;
  /** What is said to whoever pressed the button, in the status and in the audit log. */
  says: string;
  /** It takes as long as the environment is patient. */
  slow: boolean;
}

/** Genuine answers of the service, recorded before. */
export interface Recorded {
  /** A license set of this environment that another has replaced since. */
  replaced: Whole;
  /** The present one of another environment. */
  foreign: Whole;
}

const CLOSED = 'cannot be reached: the connection was closed before the answer was complete.';
const NOT_A_SERVICE = 'is not a licensing service: it answers something else.';
const NO_SET = 'answered something else than a license set.';
const BAD_SIGNATURE = 'has a signature that is not good.';
const HIDDEN_KEY = 'is signed with a key that it does not publish.';

/** What can go wrong with every answer: its kind, the misdeed, and what is said, where anything is wrong there. */
type Common = [kind: string, misdeed: Misdeed, says: string | Partial<Record<Route, string>>];

const common: Common[] = [
  ['lost', misdeeds.lost, CLOSED],
  ['reset midway', misdeeds.reset, CLOSED],
  ['truncated', misdeeds.truncated, CLOSED],
  [
    'halved',
    misdeeds.halved,
    {
      metadata: NOT_A_SERVICE,
      jwks: NOT_A_SERVICE,
      token: NOT_A_SERVICE,
      licenses: 'is not a signed answer.',
    },
  ],
  ['a server error', misdeeds.serverError, 'failed to answer (HTTP 500).'],
  ['too many requests', misdeeds.tooMany, 'has had too many requests (429). Try again in 7 seconds.'],
  [
    'a web page',
    misdeeds.webPage,
    { metadata: NOT_A_SERVICE, jwks: NOT_A_SERVICE, token: NOT_A_SERVICE, licenses: NO_SET },
  ],
  [
    'mislabelled',
    misdeeds.mislabelled,
    // Whatever else it is called, JSON that says what it must is what it is.
    { licenses: NO_SET },
  ],
  ['redirected', misdeeds.movedAway, 'redirects elsewhere (HTTP 302), which is not followed.'],
  ['too much', misdeeds.tooMuch, 'answered with more than'],
  [
    'a drip',
    misdeeds.drip,
    {
      metadata: 'did not answer within 10 seconds.',
      jwks: 'did not answer within 10 seconds.',
      token: 'did not answer within 20 seconds.',
      licenses: 'did not answer within 20 seconds.',
    },
  ],
];

const routes = ['metadata', 'jwks', 'licenses', 'token'] as const;

/** Each kind of fault at each place where it can happen. */
export async function wireFaults({ replaced, foreign }: Recorded): Promise<WireFault[]> {
  const forged = await forger();
  const says = (claims: JWTPayload, header = {}) => forged.saying(claims, header);
  const { exp = 0, iat = 0 } = decodeJwt(replaced.body.toString());
  const sets: [kind: string, misdeeds: FaultProxy['misdeeds'], says: string][] = [
    ['a signature that is not good', { licenses: misdeeds.badlySigned }, BAD_SIGNATURE],
    ['claims that were tampered with', { licenses: misdeeds.tampered }, BAD_SIGNATURE],
    ['a key of somebody else’s', forged.withOwnKey, BAD_SIGNATURE],
    ['a key that is not published', forged.withHiddenKey, HIDDEN_KEY],
    ['no signature', forged.unsigned, HIDDEN_KEY],
    ['the public key as a secret', forged.withPublicKeyAsSecret, HIDDEN_KEY],
    ['an old set again', { licenses: misdeeds.replayed(replaced) }, 'The license set is older ('],
    ['the set of another', { licenses: misdeeds.replayed(foreign) }, 'is for another environment.'],
    ['another audience', says({ aud: 'another' }), 'is for another registration.'],
    ['another tenant', says({ tenant_id: 'another.example.com' }), 'is for another tenant.'],
    ['another issuer', says({ iss: 'https://elsewhere.example' }), 'was issued by another service.'],
    ['another kind', says({}, { typ: 'license-validation+jwt' }), 'is of another kind.'],
    ['a set that has expired', says({ exp: iat - 3600 }), 'has expired already. Check the clock'],
    ['a set of the future', says({ iat: exp, exp: exp + 3600 }), 'is from the future. Check the clock'],
    ['a set without end', says({ exp: undefined }), 'lacks what it must say (exp).'],
    ['impossible terms', says({ licenses: [{ product: 7 }] }), 'gave a malformed answer (licenses.0.'],
  ];
  const down: WireFault = {
    kind: 'connections refused',
    at: 'all',
    spoils: 'licenses',
    begin: (proxy) => proxy.close(),
    end: (proxy) => proxy.open(),
    says: 'cannot be reached: the connection was refused.',
    slow: false,
  };
  const everywhere = common.flatMap(([kind, misdeed, said]) =>
    routes.flatMap((route): WireFault[] => {
      const expected = typeof said === 'string' ? said : said[route];
      if (!expected) return [];
      const fault = spoiling(kind, route, { [route]: misdeed }, expected);
      return [{ ...fault, spoils: route === 'token' ? route : 'licenses', slow: misdeed === misdeeds.drip }];
    }),
  );
  const forgeries = sets.map(([kind, which, said]) => spoiling(kind, 'licenses', which, said));
  return [down, ...everywhere, ...forgeries];
}

const spoiling = (kind: string, at: Route, which: FaultProxy['misdeeds'], says: string): WireFault => ({
  kind,
  at,
  spoils: 'licenses',
  begin: async (proxy) => {
    proxy.misdeeds = which;
  },
  end: async (proxy) => {
    proxy.misdeeds = {};
  },
  says,
  slow: false,
});
