import { eq } from 'drizzle-orm';
import { customerProducts } from '#db/schema/publisher';
import { type Actor, authorize } from '#lib/access/actor';
import { changePublisher } from '#lib/audit/change';
import { today } from '#lib/kernel/clock';
import { conflict, isAppError } from '#lib/kernel/errors';
import { parse } from '#lib/kernel/parse';
import { bumpCustomer } from '#lib/licensing/license-set/revision';
import { customerProductLabels } from '#lib/publisher/customer-products/labels';
import {
  asCustomerProduct,
  type CustomerProduct,
  selectCustomerProducts,
} from '#lib/publisher/customer-products/read';
import { type CustomerProductInput, customerProductInput } from '#lib/publisher/customer-products/schema';
import { writeCustomerProduct } from '#lib/publisher/customer-products/write';
import { closeRequest } from '#lib/publisher/requests/close';
import { type LicenseRequest, openRequest } from '#lib/publisher/requests/read';
import { covers, grantInput } from '#lib/publisher/requests/schema';
import { nameOf } from '#lib/publisher/requests/wish';
import { asSeen } from '#lib/records/record';

/**
 * Gives a customer what it asked for: the terms change by the rules of the customer product, and environments get
 * them with their next refresh. Where the terms give it already, only the request is answered. Throws `conflict` when
 * the terms are not as whoever answers saw them, or would break a rule.
 */
export async function grantRequest(actor: Actor, input: unknown): Promise<void> {
  const authorized = authorize(actor, 'requests', 'update');
  // Who may not change the terms may not do it by way of a request either.
  authorize(actor, 'customer-products', 'update');
  const { id, termsRevision, answer } = parse(grantInput, input);
  await changePublisher(authorized, async (tx, record) => {
    const request = await openRequest(tx, id);
    const [row] = await selectCustomerProducts(tx).where(eq(customerProducts.id, request.customerProductId));
    const before = asSeen(row && asCustomerProduct(row), termsRevision, 'The customer product');
    if (!covers(before, request)) {
      const terms = changedTerms(before, request);
      await bumpCustomer(tx, before.customerId);
      await writeCustomerProduct(tx, record, before, terms);
    }
    await closeRequest(tx, request, { state: 'granted', answer, answeredBy: actor });
    await record('Request Granted', answer ? `${nameOf(request)}. ${answer}` : nameOf(request));
  });
}

function changedTerms(before: CustomerProduct, request: LicenseRequest): CustomerProductInput {
  const { kind, userCount, expiresOn } = request;
  if (kind === 'renewal' && (expiresOn ?? '') < today()) {
    throw conflict(`The end date that was asked for, ${expiresOn}, is past. Decline the request.`);
  }
  const terms = { ...before, ...(kind === 'users' ? { userCount } : { expiresOn }) };
  try {
    return parse(customerProductInput(before.featureManaged), terms);
  } catch (error) {
    if (!isAppError(error, 'invalid')) throw error;
    const reasons = Object.entries(error.fieldErrors).map(
      ([field, messages]) => `${labelOf(field)}: ${messages.join(' ')}`,
    );
    throw conflict(
      `With this the terms would break a rule. ${reasons.join(' ')} Change the customer product first, then grant the request.`,
    );
  }
}

const labelOf = (field: string): string => {
  const label = customerProductLabels[field as keyof CustomerProductInput];
  return typeof label === 'string' ? label : field;
};
