import { notFound } from 'next/navigation';
import type { Actor } from '#lib/access/actor';
import { requireActor } from './actor';
import { requirePublisher } from './publisher';

/** Who looks at a page for a customer's own people; for everybody else there is no such page. */
export async function requireCustomersPerson(): Promise<Actor & { customerId: string }> {
  requirePublisher();
  const actor = await requireActor();
  const { customerId } = actor;
  if (customerId === undefined) notFound();
  return { ...actor, customerId };
}
