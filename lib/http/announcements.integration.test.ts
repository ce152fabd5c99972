import '#lib/http/fixtures/origin';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#lib/access/actor';
import { type Announcement, announcementList } from '#lib/contract/announcements';
import { register } from '#lib/http/fixtures/client';
import { close } from '#lib/http/fixtures/origin';
import { send } from '#lib/http/fixtures/raw';
import { serveApi } from '#lib/http/fixtures/serve';
import { DAY, HOUR, now } from '#lib/kernel/clock';
import * as seed from '#lib/licensing/fixtures/seed';
import { createAnnouncement } from '#lib/publisher/announcements/create';
import { endAnnouncement } from '#lib/publisher/announcements/end';

beforeAll(serveApi);
afterAll(close);

const tester = systemActor('Test');
const at = (milliseconds: number) => new Date(now().getTime() + milliseconds).toISOString();
const announce = (startsAt: string, endsAt: string) =>
  createAnnouncement(tester, { kind: 'downtime', title: 'Move', text: 'Of a\nhouse', startsAt, endsAt });

const ask = (token?: string) =>
  send('/announcements', { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

test('an environment is told what applies or will, the earliest first, and nothing that is past', async () => {
  const { access_token } = await register(await seed.addEnvironment());
  const [startsAt, endsAt] = [at(DAY), at(2 * DAY)];
  const planned = await announce(startsAt, endsAt);
  const current = await announce(at(-HOUR), at(HOUR));
  const past = await announce(at(-HOUR), at(HOUR));
  await endAnnouncement(tester, { id: past.id });
  const answer = await ask(access_token);
  expect(answer).toMatchObject({ status: 200, type: 'application/json' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const told = answer.body as unknown as Record<keyof Announcement, string>[];
  const ids = told.map(({ id }) => id);
  expect(ids.indexOf(current.id)).toBeGreaterThanOrEqual(0);
  expect(ids.indexOf(current.id)).toBeLessThan(ids.indexOf(planned.id));
  expect(ids).not.toContain(past.id);
  expect(told.find(({ id }) => id === planned.id)).toEqual({
    id: planned.id,
    kind: 'downtime',
    title: 'Move',
    text: 'Of a\nhouse',
    from: startsAt,
    until: endsAt,
  });
  expect(announcementList.safeParse(told).success).toBe(true);
});

test('nobody is told without a good customer token', async () => {
  expect(await ask()).toMatchObject({ status: 401, type: expect.stringContaining('problem+json') });
  expect((await ask('at_unknown')).status).toBe(401);
});
