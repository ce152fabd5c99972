import { describe, expect, it } from 'vitest';
import type { Registration } from '#lib/environment/registration/state';
import { effectiveStatus, type StatusInput } from '#lib/environment/registration/status';
import { HOUR } from '#lib/kernel/clock';

const now = new Date('2026-03-01T12:00:00Z');
const identity = {
  environmentId: 'env',
  tenantId: 'contoso.com',
  registrationEndpoint: 'https://licenses.example.com',
};

const registered: Registration = {
  issuer: identity.registrationEndpoint,
  tenantId: identity.tenantId,
  environmentId: identity.environmentId,
  clientId: 'client',
  licenseHolder: 'Contoso',
  sealedAccessToken: 'sealed',
  accessExpiresAt: new Date(now.getTime() + HOUR),
  sealedRefreshToken: 'sealed',
  refreshSpent: false,
  registeredAt: now,
  renewedAt: now,
  lastOutcome: 'ok',
  lastMessage: '',
  lastAttemptAt: now,
  attemptFor: 'mark',
  sealedIdempotencyKey: null,
  idempotencyFor: null,
};
const expired = { accessExpiresAt: now };
const failed = { lastOutcome: 'failed', lastMessage: 'It is down.' } as const;
const pending = { lastOutcome: 'pending', lastMessage: 'Wait.' } as const;
const nothing = { clientId: null, issuer: null, environmentId: null, tenantId: null };

const statusOf = (stored: Partial<Registration> | undefined, input: Partial<StatusInput> = {}) =>
  effectiveStatus({
    identity,
    stored: stored && { ...registered, ...stored },
    usable: true,
    attemptedHere: true,
    now,
    ...input,
  });

describe('the effective registration status', () => {
  it.each([
    ['Registered', {}, ''],
    ['Registered', { accessExpiresAt: new Date(now.getTime() + 1) }, ''],
    ['Failure', failed, 'It is down.'],
    ['Token expired', expired, 'renewed at the next exchange'],
    ['Token expired', { ...expired, ...failed }, 'It is down.'],
    ['Failure', { ...expired, ...failed, refreshSpent: true }, 'registration code'],
  ])('with tokens of its own is %s for %o', (status, stored, message) => {
    const said = statusOf(stored);
    expect(said).toMatchObject({ status, reason: null });
    expect(said.message).toContain(message);
    if (message === '') expect(said.message).toBe('');
  });

  it('counts a failure only for where it happened', () => {
    expect(statusOf(failed, { attemptedHere: false })).toMatchObject({ status: 'Registered' });
    expect(statusOf({ ...nothing, ...failed }, { usable: false, attemptedHere: false })).toMatchObject({
      reason: 'never-tried',
    });
  });

  it.each([
    ['never-tried', undefined, true],
    ['never-tried', nothing, true],
    ['pending', { ...nothing, ...pending }, true],
    ['copied', { environmentId: 'other' }, false],
    ['copied', { tenantId: 'other' }, false],
    ['copied', { environmentId: 'other', issuer: 'https://other.example.com' }, false],
    // Everything fits, but it cannot be opened: sealed with another secret.
    ['copied', {}, false],
    ['endpoint-changed', { issuer: 'https://other.example.com' }, false],
    ['pending', { issuer: 'https://other.example.com', ...pending }, true],
  ])('without them is Not registered (%s) for %o', (reason, stored, attemptedHere) => {
    const said = statusOf(stored, { usable: false, attemptedHere });
    expect(said).toMatchObject({ status: 'Not registered', reason });
    expect(said.message).not.toBe('');
  });

  it('without them is Failure after a failed attempt here', () => {
    expect(statusOf({ ...nothing, ...failed }, { usable: false })).toEqual({
      status: 'Failure',
      reason: null,
      message: 'It is down.',
    });
  });
});
