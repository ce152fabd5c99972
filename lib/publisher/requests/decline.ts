import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { parse } from '#lib/kernel/parse';
import { closeRequest } from '#lib/publisher/requests/close';
import { openRequest } from '#lib/publisher/requests/read';
import { declineInput } from '#lib/publisher/requests/schema';
import { nameOf } from '#lib/publisher/requests/wish';

/** Declines what a customer asked for, and tells its people why. */
export async function declineRequest(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'requests', 'update');
  const { id, answer } = parse(declineInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const request = await openRequest(tx, id);
    await closeRequest(tx, request, { state: 'declined', answer, answeredBy: actor });
    await record('Request Declined', `${nameOf(request)}. ${answer}`);
  });
}
