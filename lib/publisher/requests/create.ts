import { and, eq } from 'drizzle-orm';
import type { Writer } from '#db/client';
import { customerProducts, licenseRequests } from '#db/schema/publisher';
import { type Actor, authorizeScoped } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { now } from '#lib/kernel/clock';
import { AppError, conflict, notFound } from '#lib/kernel/errors';
import { newId } from '#lib/kernel/id';
import { parse } from '#lib/kernel/parse';
import { selectCustomerProducts } from '#lib/publisher/customer-products/read';
import {
  notToBeAsked,
  type PresentTerms,
  type RequestKind,
  renewalInput,
  requestedKind,
  usersInput,
} from '#lib/publisher/requests/schema';
import { nameOf } from '#lib/publisher/requests/wish';
import { inScope } from '#lib/publisher/scope';

/**
 * Asks the product team for a renewal or for more users of one of the customer's own products. Throws `invalid` for a
 * wish that the terms cover already, `conflict` while another of its kind waits.
 */
export async function createRequest(actor: Actor, input: unknown): Promise<{ id: string }> {
  const scoped = authorizeScoped(actor, 'requests', 'create');
  const { customerId } = scoped;
  if (customerId === undefined)
    throw new AppError(
      'forbidden',
      'Only the people of a customer ask; change the customer product instead.',
    );
  const { customerProductId, kind } = parse(requestedKind, input);
  return changePublisher(scoped, async (tx, record) => {
    const [found] = await selectCustomerProducts(tx).where(
      and(eq(customerProducts.id, customerProductId), inScope(customerProducts.customerId, scoped)),
    );
    if (!found) throw notFound('The product');
    const reason = notToBeAsked(kind, found.row);
    if (reason) throw conflict(reason);
    const wish = wishFrom(kind, found.row, input);
    await refuseSecond(tx, customerProductId, kind);
    const id = newId();
    const at = now();
    await tx.insert(licenseRequests).values({
      ...wish,
      id,
      customerId,
      customerProductId,
      kind,
      requestedBy: actor.name,
      createdAt: at,
      updatedAt: at,
    });
    await record('Request Created', nameOf({ kind, ...wish, ...found }));
    return { id };
  });
}

function wishFrom(kind: RequestKind, present: PresentTerms, input: unknown) {
  return kind === 'users'
    ? { ...parse(usersInput(present), input), expiresOn: null }
    : { ...parse(renewalInput(present), input), userCount: null };
}

/** The database holds the same; this says it of the one that waits. */
async function refuseSecond(tx: Writer, customerProductId: string, kind: RequestKind): Promise<void> {
  const [waiting] = await tx
    .select({ by: licenseRequests.requestedBy, at: licenseRequests.createdAt })
    .from(licenseRequests)
    .where(
      and(
        eq(licenseRequests.customerProductId, customerProductId),
        eq(licenseRequests.kind, kind),
        eq(licenseRequests.state, 'open'),
      ),
    );
  if (!waiting) return;
  const when = waiting.at.toISOString().slice(0, 10);
  throw conflict(
    `${waiting.by} asked for this on ${when}, and the product team has not answered yet. Withdraw that request to ask for something else.`,
  );
}
