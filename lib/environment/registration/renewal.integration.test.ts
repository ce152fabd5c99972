import { beforeEach, describe, expect, it } from 'vitest';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { readRegistration } from '#lib/environment/registration/read';
import { refreshToken } from '#lib/environment/registration/refresh-token';
import { register } from '#lib/environment/registration/register';
import { sendTelemetry } from '#lib/environment/telemetry/send';
import { admin, lastAudit, newEnvironment } from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';
import { HOUR, shiftClock } from '#lib/kernel/clock';

let peer: LicensingPeer;

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  return () => peer.stop();
});

const status = async () => {
  const { status, reason, message } = await readRegistration(admin);
  return { status, reason, message };
};

describe('the customer token', () => {
  beforeEach(() => register(admin).then(() => undefined));

  it('is renewed on demand; a failure stands until the next success', async () => {
    const before = peer.current?.refresh;
    peer.misbehave.token = 'http-500';
    await expect(refreshToken(admin)).rejects.toThrow('HTTP 500');
    expect(await status()).toMatchObject({ status: 'Failure', message: expect.stringContaining('HTTP 500') });
    expect(await lastAudit()).toMatchObject({ operation: 'Token Refresh Failed', actor: admin.name });
    delete peer.misbehave.token;
    await refreshToken(admin);
    expect(await status()).toMatchObject({ status: 'Registered' });
    expect(await lastAudit()).toMatchObject({ operation: 'Token Refresh' });
    expect(peer.current?.refresh).not.toBe(before);
  });

  it('survives an answer that was lost after the rotation', async () => {
    peer.loseAnswer.add('token');
    await expect(refreshToken(admin)).rejects.toMatchObject({ code: 'unreachable' });
    await refreshToken(admin);
    await refreshLicenses(admin);
    expect(peer.alarms).toBe(0);
    expect(await status()).toMatchObject({ status: 'Registered' });
  });

  it('is not renewed while there is much left of it, and early when there is little', async () => {
    await refreshLicenses(admin);
    expect(peer.count('token')).toBe(0);
    shiftClock(19 * HOUR);
    await refreshLicenses(admin);
    expect(peer.count('token')).toBe(1);
  });

  it('serves on when it cannot be renewed early', async () => {
    shiftClock(19 * HOUR);
    peer.misbehave.token = 'reset';
    await refreshLicenses(admin);
    expect(await status()).toMatchObject({ status: 'Failure' });
    shiftClock(25 * HOUR);
    await expect(refreshLicenses(admin)).rejects.toMatchObject({ code: 'unreachable' });
    expect(await status()).toMatchObject({
      status: 'Token expired',
      message: expect.stringContaining('closed'),
    });
    delete peer.misbehave.token;
    await refreshLicenses(admin);
    expect(await status()).toMatchObject({ status: 'Registered' });
  });

  it('is renewed once after a 401', async () => {
    peer.revoked.add(peer.current?.access ?? '');
    await refreshLicenses(admin);
    expect(peer.count('token')).toBe(1);
    expect(peer.count('licenses')).toBe(2);
  });

  it('that is refused even when new is not asked for again and again', async () => {
    peer.revoked.has = () => true;
    await expect(refreshLicenses(admin)).rejects.toMatchObject({ code: 'unauthorized' });
    expect(peer.count('token')).toBe(1);
  });

  it('is renewed by one when several need it', async () => {
    shiftClock(19 * HOUR);
    await Promise.all([refreshLicenses(admin), sendTelemetry(admin)]);
    expect(peer.count('token')).toBe(1);
    expect(peer.alarms).toBe(0);
  });

  it.each(['invalid_grant', 'invalid_client'])(
    'cannot be renewed after %s: only a code helps',
    async (error) => {
      peer.tokenError = error;
      await expect(refreshToken(admin)).rejects.toThrow('no longer accepts');
      expect(await readRegistration(admin)).toMatchObject({
        status: 'Failure',
        needsCode: true,
        message: expect.stringContaining('registration code'),
      });
      const asked = peer.count('token');
      shiftClock(25 * HOUR);
      await expect(refreshLicenses(admin)).rejects.toThrow('registration code');
      // Sent again by itself, it would only raise an alarm.
      expect(peer.count('token')).toBe(asked);
      peer.tokenError = undefined;
      peer.code = 'ABCDE-FGHJK-MNPQR-STVWX';
      await register(admin, { registrationCode: peer.code });
      expect(await status()).toMatchObject({ status: 'Registered' });
    },
  );
});
