import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeDatabase, reader } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { apiTokens } from '#db/schema/instance';
import { registrationCodes } from '#db/schema/licensing';
import { type Actor, clientActor } from '#lib/access/actor';
import { CONFIRMED_FOR } from '#lib/access/confirmed';
import { everything } from '#lib/access/views';
import { createApiToken } from '#lib/accounts/api-tokens/create';
import { addPerson, PASSWORD, tester } from '#lib/accounts/fixtures';
import { confirmByPassword } from '#lib/accounts/sessions/confirm';
import { sessionActor } from '#lib/accounts/sign-in/session-user';
import { clearAuditLog } from '#lib/audit/clear';
import { SECOND, shiftClock } from '#lib/kernel/clock';
import { CONFIRMATION_REQUIRED } from '#lib/kernel/errors';
import { addEnvironment } from '#lib/publisher/fixtures';
import { issueRegistrationCode } from '#lib/publisher/registrations/issue-code';

afterAll(closeDatabase);
afterEach(() => shiftClock(0));

const { id: environmentId } = await addEnvironment();

/** What a session that was taken over must not do. */
const grave: [what: string, verb: (actor: Actor, input?: object) => Promise<unknown>][] = [
  [
    'create an API token',
    (actor, input) => createApiToken(actor, { name: 'T', scopes: ['modules:read'], ...input }),
  ],
  ['issue a registration code', (actor, input) => issueRegistrationCode(actor, { environmentId, ...input })],
  [
    'clear the environment’s audit log',
    (actor, input) => clearAuditLog(actor, 'environment', { days: 3650, ...input }),
  ],
  [
    'clear the publisher’s audit log',
    (actor, input) => clearAuditLog(actor, 'publisher', { days: 3650, ...input }),
  ],
];

const REFUSED = { kind: 'forbidden', code: CONFIRMATION_REQUIRED };

const kept = async () =>
  Promise.all([apiTokens, registrationCodes, auditEntries].map((table) => reader().$count(table)));

let number = 0;
const administrator = () => {
  number += 1;
  return addPerson(`admin${number}@example.com`, 'global-administrator');
};

describe.each(grave)('to %s', (_, verb) => {
  test('takes a person who has confirmed who they are within five minutes', async () => {
    const { actor, claim } = await administrator();
    await verb(actor);
    shiftClock(CONFIRMED_FOR - 10 * SECOND);
    await verb(actor);

    shiftClock(CONFIRMED_FOR + SECOND);
    const before = await kept();
    await expect(verb(actor)).rejects.toMatchObject(REFUSED);
    expect(await kept()).toEqual(before);

    const sessionId = await confirmByPassword(actor, { password: PASSWORD }, `192.0.2.${number}`);
    const confirmed = await sessionActor({ ...claim, sessionId });
    if (!confirmed) throw new Error('The session is not good.');
    await verb(confirmed);
  });

  test('is refused to whoever acts without a session', async () => {
    const { actor } = await administrator();
    const { session: _, ...without } = actor;
    const program: Actor = { kind: 'api-token', id: '1', name: 'API token', grants: everything };
    for (const other of [without, program]) await expect(verb(other)).rejects.toMatchObject(REFUSED);
    await expect(verb(clientActor('1', 'Contoso'))).rejects.toMatchObject({ kind: 'forbidden' });
    await verb(tester);
  });

  test('says what is wrong with the input, or that one may not, before it asks', async () => {
    const { actor } = await administrator();
    shiftClock(CONFIRMED_FOR + SECOND);
    const wrong = { name: '', environmentId: 'none', days: 'many' };
    await expect(verb(actor, wrong)).rejects.toMatchObject({ kind: 'invalid' });
    const nobody = { ...actor, grants: {} };
    await expect(verb(nobody)).rejects.toMatchObject({ kind: 'forbidden', code: undefined });
  });
});
