import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAnnouncements } from '#lib/environment/announcements/list';
import { refreshLicenses } from '#lib/environment/refresh/refresh';
import { admin, newEnvironment, user } from '#lib/environment/testing';
import { LicensingPeer, type Misbehaviour } from '#lib/environment/testing-peer';
import { DAY, HOUR, shiftClock } from '#lib/kernel/clock';

let peer: LicensingPeer;

beforeEach(async () => {
  peer = new LicensingPeer();
  await peer.start();
  await newEnvironment(peer.endpoint);
  return () => peer.stop();
});

const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const announcement = (title: string, from = at(-HOUR), until = at(HOUR)) => ({
  id: randomUUID(),
  kind: 'outage',
  title,
  text: 'We are on it.\nNothing is lost.',
  from,
  until,
});
const titles = (all: { title: string }[]) => all.map(({ title }) => title);

async function shown() {
  const { current, coming } = await listAnnouncements(user);
  return { current: titles(current), coming: titles(coming) };
}

describe('announcements', () => {
  it('come with a license refresh, and show while they apply and in the week before', async () => {
    peer.announcements = [
      announcement('Now'),
      announcement('Soon', at(6 * DAY), at(7 * DAY)),
      announcement('Far', at(8 * DAY), at(9 * DAY)),
    ];
    await refreshLicenses(admin);
    expect(await shown()).toEqual({ current: ['Now'], coming: ['Soon'] });
    const { current, lastFetch } = await listAnnouncements(user);
    expect(current[0]).toMatchObject({ kind: 'outage', text: 'We are on it.\nNothing is lost.' });
    expect(lastFetch).toMatchObject({ outcome: 'ok' });
    // Time goes by without a further refresh.
    shiftClock(2 * HOUR);
    expect(await shown()).toEqual({ current: [], coming: ['Soon'] });
    shiftClock(6 * DAY + HOUR);
    expect(await shown()).toEqual({ current: ['Soon'], coming: ['Far'] });
  });

  it('come also when the license set is unchanged, and those that are gone are forgotten', async () => {
    peer.etag = '"same"';
    peer.announcements = [announcement('First')];
    await refreshLicenses(admin);
    peer.announcements = [announcement('Second')];
    expect((await refreshLicenses(admin)).changed).toBe(0);
    expect(await shown()).toEqual({ current: ['Second'], coming: [] });
    peer.announcements = [];
    await refreshLicenses(admin);
    expect(await shown()).toEqual({ current: [], coming: [] });
  });

  it('come also when there are no licenses to be had', async () => {
    await refreshLicenses(admin);
    peer.misbehave.licenses = 'http-500';
    peer.announcements = [announcement('Outage')];
    await expect(refreshLicenses(admin)).rejects.toThrow('were not refreshed');
    expect(await shown()).toEqual({ current: ['Outage'], coming: [] });
  });

  it.each<[string, (peer: LicensingPeer) => unknown, string]>([
    ...(
      ['http-500', 'html', 'redirect', 'reset', 'too-large', 'rate-limited', 'malformed'] as Misbehaviour[]
    ).map((how): [string, (peer: LicensingPeer) => unknown, string] => [
      how,
      (p) => Object.assign(p.misbehave, { announcements: how }),
      '127.0.0.1',
    ]),
    ['an unknown kind', (p) => p.announcements.push({ ...announcement('New'), kind: 'party' }), '1.kind'],
    ['a wrong order', (p) => p.announcements.push(announcement('New', at(HOUR), at(0))), '1.until'],
    ['one twice', (p) => p.announcements.push({ ...p.announcements[0] }), 'twice'],
  ])(
    'that cannot be fetched (%s) fail no refresh: the last ones stay, and why is kept',
    async (_how, does, says) => {
      peer.announcements = [announcement('Last')];
      await refreshLicenses(admin);
      does(peer);
      await refreshLicenses(admin);
      expect(await shown()).toEqual({ current: ['Last'], coming: [] });
      expect((await listAnnouncements(user)).lastFetch).toMatchObject({
        outcome: 'failed',
        message: expect.stringContaining(says),
        lastSuccessAt: expect.any(Date),
      });
    },
  );

  it('are asked for by nobody who has no good token', async () => {
    peer.registrationError = 'registration_pending';
    await expect(refreshLicenses(admin)).rejects.toThrow('were not refreshed');
    expect(peer.count('announcements')).toBe(0);
    expect((await listAnnouncements(user)).lastFetch).toBeNull();
  });

  it('are for those who may see licenses', async () => {
    await expect(listAnnouncements({ ...user, grants: {} })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
