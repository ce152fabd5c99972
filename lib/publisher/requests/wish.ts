import type { LicenseRequest } from '#lib/publisher/requests/read';
import { requestKindLabels } from '#lib/publisher/requests/schema';

type Wish = Pick<LicenseRequest, 'kind' | 'userCount' | 'expiresOn'>;

/** What is asked for, in words: `until 2027-12-31`, `25 in all`. */
export const wishOf = ({ kind, userCount, expiresOn }: Wish): string =>
  kind === 'users' ? `${(userCount ?? 0).toLocaleString('en')} in all` : `until ${expiresOn}`;

/** A request as the audit log names it. */
export const nameOf = (request: Wish & { customerName: string; productName: string }): string =>
  `${request.customerName} / ${request.productName}: ${requestKindLabels[request.kind]}, ${wishOf(request)}`;
