import { type Actor, authorizeScoped } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { AppError } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { closeRequest } from '#lib/publisher/requests/close';
import { openRequest } from '#lib/publisher/requests/read';
import { nameOf } from '#lib/publisher/requests/wish';
import { recordKey } from '#lib/records/record';

/** Takes back what the own customer asked for, whoever of its people it was. */
export async function withdrawRequest(actor: Actor, input: unknown): Promise<void> {
  const scoped = authorizeScoped(actor, 'requests', 'create');
  if (scoped.customerId === undefined)
    throw new AppError(
      'forbidden',
      'Only the people of the customer withdraw a request; decline it instead.',
    );
  const { id } = parse(recordKey, input);
  await changePublisher(scoped, async (tx, record) => {
    const request = await openRequest(tx, id, scoped);
    await closeRequest(tx, request, { state: 'withdrawn' });
    await record('Request Withdrawn', nameOf(request));
  });
}
