import { expect, test } from 'vitest';
import { type Actor, clientActor, systemActor } from '#lib/access/actor';
import { CONFIRMED_FOR, requireConfirmed } from '#lib/access/confirmed';
import { HOUR, MINUTE, SECOND } from '#lib/kernel/clock';
import { CONFIRMATION_REQUIRED } from '#lib/kernel/errors';

const person: Actor = { kind: 'person', id: '1', name: 'ada@example.com', grants: {} };
const confirmed = (ago: number): Actor => ({
  ...person,
  session: { id: '2', expiresAt: new Date(Date.now() + HOUR), confirmedAt: new Date(Date.now() - ago) },
});

const REFUSED = expect.objectContaining({ kind: 'forbidden', code: CONFIRMATION_REQUIRED });

test('a person has five minutes after proving who they are', () => {
  expect(() => requireConfirmed(confirmed(0))).not.toThrow();
  expect(() => requireConfirmed(confirmed(CONFIRMED_FOR - SECOND))).not.toThrow();
  expect(() => requireConfirmed(confirmed(CONFIRMED_FOR))).toThrow(REFUSED);
});

test('a proof from the future is none, but for clocks of other instances that differ a little', () => {
  expect(() => requireConfirmed(confirmed(-MINUTE / 2))).not.toThrow();
  expect(() => requireConfirmed(confirmed(-2 * MINUTE))).toThrow(REFUSED);
});

test('who acts without a session has proved nothing; this instance itself needs not', () => {
  const program: Actor = { ...confirmed(0), kind: 'api-token' };
  for (const actor of [person, program, clientActor('3', 'Contoso')])
    expect(() => requireConfirmed(actor), actor.kind).toThrow(REFUSED);
  expect(() => requireConfirmed(systemActor('Housekeeping'))).not.toThrow();
});
