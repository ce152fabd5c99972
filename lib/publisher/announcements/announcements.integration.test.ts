import { describe, expect, it } from 'vitest';
import { customerGrants } from '#lib/access/views';
import { DAY, HOUR, now } from '#lib/kernel/clock';
import { createAnnouncement } from '#lib/publisher/announcements/create';
import { endAnnouncement } from '#lib/publisher/announcements/end';
import { listAnnouncements } from '#lib/publisher/announcements/list';
import { listApplyingAnnouncements, readAnnouncement } from '#lib/publisher/announcements/read';
import { removeAnnouncement } from '#lib/publisher/announcements/remove';
import { announcementState } from '#lib/publisher/announcements/state';
import { updateAnnouncement } from '#lib/publisher/announcements/update';
import { lastAudit, refusal, stranger, tester, unique } from '#lib/publisher/fixtures';

/** As a form posts it. */
const minutes = (milliseconds: number) => new Date(now().getTime() + milliseconds).toISOString().slice(0, 16);

const input = (values: object = {}) => ({
  kind: 'outage',
  title: unique('No answers'),
  text: 'We are on it.\r\nNothing is lost.',
  startsAt: minutes(-HOUR),
  endsAt: minutes(HOUR),
  ...values,
});

async function announce(values: object = {}) {
  const given = input(values);
  return { ...given, ...(await createAnnouncement(tester, given)), revision: 1 };
}

const applying = async () => (await listApplyingAnnouncements(tester)).map(({ id }) => id);

describe('an announcement', () => {
  it('is kept in UTC with its line breaks, applies from its start, and is audited', async () => {
    const given = await announce();
    expect(await readAnnouncement(tester, given.id)).toMatchObject({
      kind: 'outage',
      title: given.title,
      text: 'We are on it.\nNothing is lost.',
      startsAt: new Date(`${given.startsAt}Z`),
      endsAt: new Date(`${given.endsAt}Z`),
    });
    expect(await applying()).toContain(given.id);
    const from = given.startsAt.replace('T', ' ');
    expect(await lastAudit()).toMatch(
      new RegExp(`^Announcement Created: Kind Outage; Title ${given.title}; .*From ${from} UTC; Until `),
    );
  });

  it('that is planned, or past, does not apply', async () => {
    const planned = await announce({ startsAt: minutes(HOUR), endsAt: minutes(DAY) });
    const past = await announce();
    await updateAnnouncement(tester, { ...past, endsAt: minutes(-HOUR / 2) });
    expect(await applying()).not.toContain(planned.id);
    expect(await applying()).not.toContain(past.id);
  });

  it.each([
    [{ kind: 'party' }, 'kind', 'Must be one of'],
    [{ title: ' ' }, 'title', 'Required.'],
    [{ text: 'x'.repeat(2001) }, 'text', 'At most 2,000 characters.'],
    [{ text: 'a\u0000b' }, 'text', 'control characters'],
    [{ startsAt: '' }, 'startsAt', 'Required.'],
    [{ endsAt: undefined }, 'endsAt', 'Required.'],
    [{ startsAt: '2026-02-30T10:00' }, 'startsAt', 'Not a date and time.'],
    [{ startsAt: '2026-02-03T25:00' }, 'startsAt', 'Not a date and time.'],
    [{ startsAt: '2026-02-03T10:00+02:00' }, 'startsAt', 'Not a date and time.'],
    [{ endsAt: 7 }, 'endsAt', 'Must be a date and time.'],
    [{ startsAt: minutes(2 * HOUR) }, 'endsAt', 'Must be later than From.'],
    [{ startsAt: minutes(HOUR) }, 'endsAt', 'Must be later than From.'],
    [{ endsAt: minutes(-HOUR / 2) }, 'endsAt', 'This is past already'],
  ])('%j is refused with a message beside %s', async (values, field, message) => {
    const { kind, fieldErrors } = await refusal(createAnnouncement(tester, input(values)));
    expect(kind).toBe('invalid');
    expect(Object.keys(fieldErrors)).toEqual([field]);
    expect(fieldErrors[field]?.[0]).toContain(message);
  });

  it('is changed by one editor at a time, and says what changed', async () => {
    const given = await announce();
    await updateAnnouncement(tester, { ...given, title: `${given.title}!` });
    expect(await lastAudit()).toBe(
      `Announcement Changed: ${given.title}: Title ${given.title} → ${given.title}!`,
    );
    expect(await refusal(updateAnnouncement(tester, given))).toMatchObject({ kind: 'conflict' });
  });

  it('can be ended at once, but not twice', async () => {
    const { id, title } = await announce();
    await endAnnouncement(tester, { id });
    expect(await lastAudit()).toBe(`Announcement Changed: ${title}: ended now`);
    expect(await applying()).not.toContain(id);
    expect((await refusal(endAnnouncement(tester, { id }))).kind).toBe('conflict');
  });

  it('is listed with others by its state, and found by its words', async () => {
    const word = unique('Maintenance');
    const planned = await announce({ title: `${word} A`, startsAt: minutes(HOUR), endsAt: minutes(DAY) });
    const applies = await announce({ title: `${word} B` });
    const past = await announce({ title: `${word} C` });
    await updateAnnouncement(tester, { ...past, endsAt: minutes(-HOUR / 2) });
    const ids = async (query: object) =>
      (await listAnnouncements(tester, { q: word, ...query })).rows.map(({ id }) => id);
    expect((await ids({})).at(0)).toBe(planned.id);
    expect(await ids({ sort: 'state' })).toEqual([applies.id, planned.id, past.id]);
    for (const [state, { id }] of Object.entries({ planned, applies, past }))
      expect(await ids({ filters: [{ column: 'state', operator: 'any', values: [state] }] })).toEqual([id]);
    for (const { id } of [planned, applies, past])
      expect(announcementState(await readAnnouncement(tester, id))).toBe(
        id === planned.id ? 'planned' : id === applies.id ? 'applies' : 'past',
      );
  });

  it('is deleted for good', async () => {
    const { id, title } = await announce();
    await removeAnnouncement(tester, { id });
    expect(await lastAudit()).toBe(`Announcement Deleted: ${title}`);
    expect((await refusal(readAnnouncement(tester, id))).kind).toBe('not-found');
    expect((await refusal(removeAnnouncement(tester, { id }))).kind).toBe('not-found');
  });

  it('is the publisher\u2019s alone', async () => {
    const given = await announce();
    const { id } = given;
    const customer = { ...tester, grants: customerGrants, customerId: id };
    for (const actor of [stranger, customer]) {
      const attempts = [
        () => createAnnouncement(actor, given),
        () => updateAnnouncement(actor, given),
        () => endAnnouncement(actor, { id }),
        () => removeAnnouncement(actor, { id }),
        () => readAnnouncement(actor, id),
        () => listApplyingAnnouncements(actor),
        () => listAnnouncements(actor),
      ];
      for (const attempt of attempts) expect((await refusal(attempt())).kind).toBe('forbidden');
    }
  });
});
