import { type Actor, systemActor } from '#lib/access/actor';
import { DAY, HOUR, MINUTE, now } from '#lib/kernel/clock';
import { createAnnouncement } from '#lib/publisher/announcements/create';
import { createRequest } from '#lib/publisher/requests/create';
import { day } from '#lib/sample/random';

/** Noon, some days from now. */
const noon = (days: number): number => {
  const at = now().getTime() + days * DAY;
  return at - (at % DAY) + 12 * HOUR;
};

/** A downtime that is announced, as environments show it in the week before. */
export const announceDowntime = (actor: Actor) =>
  createAnnouncement(actor, {
    kind: 'downtime',
    title: 'The licensing service moves to new servers',
    text: 'For about half an hour no environment can register, refresh its licenses or send telemetry.\nLicenses stay in force meanwhile; there is nothing to do.',
    startsAt: new Date(noon(4)).toISOString(),
    endsAt: new Date(noon(4) + 30 * MINUTE).toISOString(),
  });

const wishes = (): Record<string, object> => ({
  'Electronic Documents': {
    kind: 'users',
    userCount: 15,
    message: 'Our new office in Aarhus has started to use it.',
  },
  'Warehouse Mobility': { kind: 'renewal', expiresOn: day(353), message: 'We noticed too late, sorry.' },
});

/** What the people of this customer ask for, where the product is one of those. */
export async function askFor(product: string, customerProductId: string, customerId: string): Promise<void> {
  const wish = wishes()[product];
  const person: Actor = { ...systemActor('it@nordlys.example'), customerId };
  if (wish) await createRequest(person, { customerProductId, ...wish });
}
