import { beforeEach, describe, expect, it } from 'vitest';
import { readDashboard } from '#lib/environment/dashboard/read';
import { readExchanges } from '#lib/environment/exchanges/read';
import { theIdentity } from '#lib/environment/identity/read';
import { addModule } from '#lib/environment/modules/add';
import { register } from '#lib/environment/registration/register';
import { showTelemetry } from '#lib/environment/telemetry/payload';
import { sendTelemetry } from '#lib/environment/telemetry/send';
import { admin, lastAudit, newEnvironment, user } from '#lib/environment/testing';
import { LicensingPeer } from '#lib/environment/testing-peer';

let peer: LicensingPeer;

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  await addModule(admin, {
    model: 'PayrollModel',
    product: 'Payroll',
    installedVersion: '10.0.43',
    usedLicenses: 7,
  });
  return () => peer.stop();
});

const sent = () => peer.requests.filter((each) => each.route === 'telemetry');

describe('telemetry', () => {
  it('is exactly what the administrator is shown, and nothing else', async () => {
    await register(admin);
    const shown = await showTelemetry(user);
    expect(await sendTelemetry(admin)).toEqual({ summary: 'Telemetry sent for 1 module.' });
    expect(JSON.parse(sent()[0]?.body ?? '')).toEqual(shown);
    expect(shown).toEqual({
      environment_name: (await theIdentity()).name,
      platform_version: '',
      application_version: '',
      enabled_users: null,
      modules: [
        { model: 'PayrollModel', product: 'Payroll', installed_version: '10.0.43', used_licenses: 7 },
      ],
    });
    expect(await lastAudit()).toMatchObject({ operation: 'Telemetry Send' });
    expect((await readDashboard(user)).lastTelemetry).toMatchObject({
      outcome: 'ok',
      lastSuccessAt: expect.any(Date),
    });
  });

  it('is sent again with the same key when the connection breaks', async () => {
    await register(admin);
    peer.loseAnswer.add('telemetry');
    await sendTelemetry(admin);
    expect(sent()).toHaveLength(2);
    expect(sent()[1]?.key).toBe(sent()[0]?.key);
  });

  it('that cannot be sent says why', async () => {
    await register(admin);
    peer.misbehave.telemetry = 'http-500';
    await expect(sendTelemetry(admin)).rejects.toThrow('Telemetry was not sent. http');
    expect(await lastAudit()).toMatchObject({
      operation: 'Telemetry Send Failed',
      details: expect.stringContaining('500'),
    });
    expect(await readExchanges(user)).toMatchObject({
      lastTelemetry: { outcome: 'failed', lastSuccessAt: null },
    });
  });

  it('is not sent without a registration', async () => {
    await expect(sendTelemetry(admin)).rejects.toThrow('not tried to register');
    expect(peer.requests).toEqual([]);
    await expect(sendTelemetry(user)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
