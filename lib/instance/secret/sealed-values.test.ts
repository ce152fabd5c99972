import { expect, test } from 'vitest';
import { productionSources } from '../../../scripts/sources.ts';

/** Who seals or signs with what the secret key gives, and what becomes of it when that is changed. */
const USES: Record<string, string> = {
  'lib/licensing/signing-keys/generate.ts': 'sealed anew: lib/licensing/signing-keys/reseal.ts',
  'lib/audit/chain/key.ts': 'sealed anew: lib/audit/chain/reseal.ts',
  'lib/environment/registration/register.ts': 'sealed anew: lib/environment/registration/reseal.ts',
  'lib/environment/registration/renew.ts': 'sealed anew: lib/environment/registration/reseal.ts',
  'lib/environment/registration/state.ts': 'marked anew: lib/environment/registration/reseal.ts',
  'lib/accounts/single-sign-on/provider-session.ts': 'forgotten: lib/accounts/sessions/forget-all.ts',
  'lib/accounts/setup/shared-secret.ts': 'forgotten, and said anew at the next start',
  'lib/accounts/setup/needed.ts': 'not stored: the setup code is said anew at the next start',
  'lib/accounts/single-sign-on/flow.ts': 'not stored: in a cookie of ten minutes',
  'app/(public)/sign-in/problem.ts': 'not stored: in an address, for one page',
  'app/_server/auth-options.ts': 'not stored: sessions end, which is said',
  'lib/instance/next-auth.ts': 'not stored: sessions end, which is said',
  'lib/limits/windows.ts': 'stands for limits that last an hour at most',
};

const USE = /\b(?:seal|deriveKey|keyedHash)\(/;

test('nothing is sealed that a change of the secret key would leave closed', () => {
  const users = productionSources()
    .filter(({ path, text }) => !path.startsWith('lib/crypto/') && USE.test(text))
    .map(({ path }) => path);
  expect(users.sort()).toEqual(Object.keys(USES).sort());
  for (const what of Object.values(USES)) {
    const path = /: (lib\/\S+)$/.exec(what)?.[1];
    if (path) expect(productionSources().map((source) => source.path)).toContain(path);
  }
});
